import type { TestEvent } from './events.ts'
import type { SpecimenCard } from './specimen-card.ts'

/** What a page shows at first: drawn by the server, then taken over by the browser as it is. */
export type PageState =
  | { kind: 'start' }
  | { kind: 'findings' }
  | {
      kind: 'report'
      id: string
      events: TestEvent[]
      /** ISO 8601: the server's clock as it drew the page; a running test's seconds are counted from it. */
      at?: string
      /** ISO 8601: when the report is kept no longer. */
      expiresAt?: string
      /** Where the pictures of the test lie, as it is reached from outside: its permalink. */
      permalink?: string
    }
  /** `cards` is null where the browser has to ask for them. */
  | { kind: 'practice'; cards: SpecimenCard[] | null }
  | { kind: 'problem'; status: number; code: string; message: string }
