import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Language } from '../../shared/language.ts'
import type { PageState } from '../../shared/page-state.ts'

/** The built page: draws it with its state, and knows where what it loads lies. */
export type Pages = {
  draw(state: PageState, language: Language): string
  /** the folder with `assets/` and what else the browser asks for; null: nothing to serve */
  folder: string | null
}

type Render = (page: PageState, language: Language) => { head: string; body: string; state: PageState }

/** @param folder `dist/web`; null where nothing is built there */
export async function loadPages(folder: string): Promise<Pages | null> {
  const client = join(folder, 'client')
  const template = await readFile(join(client, 'index.html'), 'utf8').catch(() => null)
  if (template === null) return null
  const { render } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'server', 'render.js')).href)) as {
    render: Render
  }
  return { draw: (state, language) => fill(template, state, language, render), folder: client }
}

/** Puts a drawn page and its state, for the browser to take over, into the template. */
export function fill(template: string, state: PageState, language: Language, render: Render): string {
  const { head, body, state: drawn } = render(state, language)
  const data = `<script type="application/json" id="page">${scriptJson(drawn)}</script>`
  const parts: Record<string, string> = { head, body, data }
  const page = template.replace('<html lang="en">', `<html lang="${language}">`)
  return page.replace(/<!--(head|body|data)-->/g, (_, name: string) => parts[name] ?? '')
}

/** JSON that cannot end the script element it stands in (HTML 4.12.1.3). */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
