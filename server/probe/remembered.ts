/**
 * Answers a question as before, without working it out again, where it is among the latest that were asked.
 *
 * @param answer pure, and never undefined
 * @param most so many answers are kept; the oldest goes first
 */
export function remembered<Answer>(answer: (question: string) => Answer, most: number): (question: string) => Answer {
  const known = new Map<string, Answer>()
  return (question) => {
    const before = known.get(question)
    if (before !== undefined) return before
    const worked = answer(question)
    known.set(question, worked)
    const [oldest] = known.size > most ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    return worked
  }
}
