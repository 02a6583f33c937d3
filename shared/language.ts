/** The languages of the page. What a server said, and what the API and the terminal tell, is the record, and stays English. */
export const LANGUAGES = ['en', 'de'] as const

export type Language = (typeof LANGUAGES)[number]
