/** Words of the page that says why there is nothing to show. */
export const PROBLEM = {
  noTest: 'There is no such test.',
  gone: 'This test is no longer kept.',
  noWatch: 'This link is not good.',
  /** Leads to "Send me my links". */
  lostLink: 'Did you lose the link to a watch? Have it mailed to you.',
  other: 'This did not work.',
  testNow: 'Test a mail server now:',
  deleted: 'It was deleted by whoever made it, or its time was over.',
  lookAtLink: 'Look at the link again: perhaps a part of it was lost on the way.',
  /** By the code of the refusal; null: what the server says of it says it best. */
  message: (_code: string): string | null => null,
}
