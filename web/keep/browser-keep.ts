import type { Words } from '../../shared/languages/en/index.ts'
import { beginTest } from '../start/begin.ts'
import { forThisTab, KEPT, readStored, writeStored } from '../start/stored.ts'
import { KeepTesting, type KeepTools } from './keep-testing.svelte.ts'
import { claimTurn } from './one-tab.ts'
import { asRun, newest, toStore } from './run.ts'
import { endWords } from './words.ts'

/** The panel, as one finds it in the page. */
export const PANEL = 'keep'

/** The browser's own clock, storage and addresses. */
const browserKeep = (say: Pick<Words, 'keep' | 'common'>): KeepTools => ({
  now: Date.now,
  later(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
  begin: beginTest,
  // In the place of the report before: the way back leads to where the reader came from, and the row has the links.
  go: (id) => location.replace(`/t/${id}`),
  load: () => asRun(readStored(forThisTab, KEPT)),
  save: (run) => writeStored(forThisTab, KEPT, run && toStore(run)),
  claim: claimTurn,
  focused: () => document.activeElement?.closest(`#${PANEL}`) != null,
  async tell(run, end) {
    const { sound, notification } = run.signals
    if (!sound && !notification) return
    const [{ playTone }, { notify }] = await Promise.all([import('./tone.ts'), import('./notification.ts')])
    if (sound) playTone(newest(run).lamp === 'passed')
    if (notification) notify(run.request.target, endWords(end, say.keep, say.common.lamps))
  },
})

export function keepOfBrowser(say: Pick<Words, 'keep' | 'common' | 'form'>): KeepTesting {
  return new KeepTesting(browserKeep(say), say)
}
