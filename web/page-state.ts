import type { PageState } from '../shared/page-state.ts'

/** The state left in the page by the server; by the address alone where Vite serves the page while one develops. */
export function readPageState(document: Document, path: string): PageState {
  const data = document.getElementById('page')?.textContent
  if (data) return JSON.parse(data) as PageState
  if (path === '/findings') return { kind: 'findings' }
  const id = /^\/t\/([^/]+)$/.exec(path)?.[1]
  if (path === '/practice') return { kind: 'practice', cards: null }
  return id ? { kind: 'report', id, events: [] } : { kind: 'start' }
}
