import { aboutRoutes } from './about.ts'
import { accessRoutes } from './access.ts'
import { compareRoutes } from './compare.ts'
import { eventRoutes } from './events.ts'
import { findingRoutes } from './findings.ts'
import type { Routes } from './house.ts'
import { lostLinkRoutes } from './lost-links.ts'
import { operationRoutes } from './operations.ts'
import { pageRoutes } from './page.ts'
import { pictureRoutes } from './pictures.ts'
import { practiceRoutes } from './practice.ts'
import { testRoutes } from './tests.ts'
import { watchBeginRoutes } from './watch-begin.ts'
import { watchHistoryRoutes } from './watch-history.ts'
import { watchLinkRoutes } from './watch-links.ts'
import { watchPageRoutes } from './watch-pages.ts'
import { watchStatusRoutes } from './watch-status.ts'
import { watchRoutes } from './watches.ts'

/** All that may be asked of the house; what Twilio asks has a door of its own (`alarm-answers.ts`). */
export const EVERY_ROUTE: readonly Routes[] = [
  accessRoutes,
  aboutRoutes,
  testRoutes,
  eventRoutes,
  compareRoutes,
  findingRoutes,
  practiceRoutes,
  pageRoutes,
  pictureRoutes,
  operationRoutes,
  watchRoutes,
  watchLinkRoutes,
  watchPageRoutes,
  watchBeginRoutes,
  lostLinkRoutes,
  watchHistoryRoutes,
  watchStatusRoutes,
]
