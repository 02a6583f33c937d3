import type { TestEvent } from './events.ts'

/** What a page shows at first: drawn by the server, then taken over by the browser as it is. */
export type PageState =
  | {
      kind: 'start'
      /** the query of the address: a test to fill the form with, never to begin by itself */
      search?: string
    }
  | { kind: 'findings' }
  | {
      kind: 'report'
      id: string
      events: TestEvent[]
      /** ISO 8601: the server's clock as it drew the page; a running test's seconds are counted from it. */
      at?: string
    }
  | { kind: 'problem'; status: number; code: string; message: string }
