import type { hydrate, mount } from 'svelte'
import type { PageState } from '../../shared/page-state.ts'

type Place = Pick<Parameters<typeof mount>[1], 'target' | 'context'>

/** The pages of watching, each with its own code: nobody loads them for a report. */
export async function wakeWatching(
  page: Extract<PageState, { kind: 'watch' | 'watch-begin' | 'status' }>,
  start: typeof hydrate | typeof mount,
  place: Place,
): Promise<void> {
  if (page.kind === 'watch') {
    const { watch, seen, search } = page
    const { default: WatchPage } = await import('./WatchPage.svelte')
    start(WatchPage, { ...place, props: { watch, seen, search } })
  } else if (page.kind === 'status') {
    const { status, at, day } = page
    const { default: StatusPage } = await import('./StatusPage.svelte')
    start(StatusPage, { ...place, props: { status, at, day } })
  } else {
    const { test, target, hosts, offers, wrong, asked } = page
    const { default: BeginPage } = await import('./BeginPage.svelte')
    start(BeginPage, { ...place, props: { test, target, hosts, offers, wrong, asked } })
  }
}
