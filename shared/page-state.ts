import type { AboutProbe } from './about-probe.ts'
import type { Comparison } from './compare/comparison.ts'
import type { Conclusions } from './concluded.ts'
import type { TestEvent } from './events.ts'
import type { Language } from './language.ts'
import type { Report } from './report.ts'
import type { SpecimenCard } from './specimen-card.ts'
import type { ChannelOffer, TokenState, Watch, WatchOrder } from './watch/api.ts'
import type { Overview } from './watch/overview.ts'
import type { Status } from './watch/status.ts'

/** What has to be known of a test to watch its target. */
export type Watchable = {
  test: string
  target: string
  /** names on which a mailbox would be out of reach when they are down */
  hosts: string[]
  offers: ChannelOffer[]
}

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
      /**
       * What is put in as the page is drawn. Of a test that runs, what its events come to: the page goes on from there. Of one that
       * has ended, the report in the place of its events: the page needs no more to wake up.
       */
      conclusions?: Conclusions
      report?: Report
      /** ISO 8601: the server's clock as it drew the page; a running test's seconds are counted from it. */
      at?: string
      /** ISO 8601: when the report is kept no longer. */
      expiresAt?: string
      /** Where the pictures of the test lie, as it is reached from outside: its permalink. */
      permalink?: string
      /** The language that its address asks for: a link is shown where it is shared in that one, whoever shares it. */
      asked?: Language
    }
  | {
      kind: 'compare'
      before: string
      after: string
      /** absent where nobody drew the page yet */
      comparison?: Comparison
    }
  /** `cards` is null where the browser has to ask for them. */
  | { kind: 'practice'; cards: SpecimenCard[] | null }
  | { kind: 'about-probe'; about: AboutProbe }
  /** the form of a private Helograph; `next` is where whoever is let in wanted to go */
  | { kind: 'access'; next: string; wrong: boolean }
  /** its secret stands in the address alone */
  | {
      kind: 'watch'
      watch: Watch
      seen: Overview
      /** the query of the address: which part of the past is shown */
      search: string
    }
  /** the form behind the button of a report, for a browser without scripts, or with what was wrong with it */
  | ({ kind: 'watch-begin'; wrong: string; asked: WatchOrder | null } & Watchable)
  /** `at`: the server's clock as it drew the page; `day`: the one that is told in words, by default today */
  | { kind: 'status'; status: Status; at: string; day: string | null }
  | { kind: 'watch-link'; link: TokenState }
  /** "Send me my links"; `asked`: they are on their way, if there are any */
  | { kind: 'watch-lost'; asked: boolean; wrong: string }
  /** `watch`: what is missing is a watch, not a test */
  | { kind: 'problem'; status: number; code: string; message: string; watch?: boolean }
