/**
 * Every variable of the configuration: how its text is read, what holds without it, and the sentence that explains it.
 * `docs/configuration.md` is made of this file; after a change run `npx vitest run --project unit test/unit/configuration-docs.test.ts -u`.
 */
import { ALARM } from './variables/alarms.ts'
import { ASKED } from './variables/asked.ts'
import { KEPT } from './variables/kept.ts'
import { MANNERS } from './variables/manners.ts'
import { OPERATION } from './variables/operation.ts'
import { PAGE } from './variables/page.ts'
import { PROBE } from './variables/probe.ts'
import type { Variable } from './variables/variable.ts'

/** In the order of the docs. A new variable belongs to one of these. */
export const CHAPTERS: readonly { title: string; variables: Record<string, Variable> }[] = [
  { title: 'The page', variables: PAGE },
  { title: 'How the probe introduces itself', variables: PROBE },
  { title: 'What may be tested, and how often', variables: MANNERS },
  { title: 'Whom the probe asks', variables: ASKED },
  { title: 'Alarms', variables: ALARM },
  { title: 'What is kept', variables: KEPT },
  { title: 'Operation', variables: OPERATION },
]

export const VARIABLES = { ...PAGE, ...PROBE, ...MANNERS, ...ASKED, ...ALARM, ...KEPT, ...OPERATION }
