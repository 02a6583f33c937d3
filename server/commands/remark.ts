/** What was found about a part of the configuration: `wrong` would lead to trouble, `note` may be meant so. */
export type Remark = {
  level: 'good' | 'note' | 'wrong'
  /** the variable that it is about */
  about: string
  /** a sentence; of what is wrong it names the mend */
  text: string
}

export const good = (about: string, text: string): Remark => ({ level: 'good', about, text })
export const note = (about: string, text: string): Remark => ({ level: 'note', about, text })
export const wrong = (about: string, text: string): Remark => ({ level: 'wrong', about, text })
