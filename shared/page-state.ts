import type { Comparison } from './compare/comparison.ts'
import type { TestEvent } from './events.ts'

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
    }
  | {
      kind: 'compare'
      before: string
      after: string
      /** absent where nobody drew the page yet */
      comparison?: Comparison
    }
  | { kind: 'problem'; status: number; code: string; message: string }
