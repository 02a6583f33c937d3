import type { Words } from '../../shared/languages/en/index.ts'
import type { Run } from './run.ts'

/** In the tab of the browser. @param title of the report itself */
export function titleWhileKeeping(title: string, run: Run | null, say: Words['keep']): string {
  if (!run) return title
  if (run.end?.kind === 'changed') return `${say.changed} ${title}`
  return run.end ? title : `\u21bb ${title}`
}
