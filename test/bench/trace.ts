/** What the main thread of a page did, from the browser's own trace. */
import type { Page } from 'playwright-core'

type TraceEvent = { name: string; ph: string; tid: number; tdur?: number; args: { name?: string } }

/**
 * @param work runs while it is traced
 * @returns the longest task of the page's main thread, in milliseconds of CPU: what a busy machine adds is not the page's doing
 */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  const cdp = await page.context().newCDPSession(page)
  const traced: TraceEvent[] = []
  cdp.on('Tracing.dataCollected', ({ value }) => traced.push(...(value as unknown as TraceEvent[])))
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'toplevel,blink.user_timing,__metadata' })
  await work()
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve))
  await cdp.send('Tracing.end')
  await complete
  await cdp.detach()
  const main = new Set(
    traced.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ tid }) => tid),
  )
  const tasks = traced.filter(({ name, ph, tid }) => ph === 'X' && name.endsWith('RunTask') && main.has(tid))
  if (tasks.length === 0) throw new Error('the trace shows no task of the page')
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000))
}
