/** What a reader of German is shown of every dialogue: nothing of ours is said in English, in findings, titles and labels either. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadPages } from '../../server/routes/pages.ts'
import { parseScript } from '../../server/specimens/script.ts'
import { englishIn } from '../setup/english-left.ts'
import { rehearse } from './rehearsal.ts'

const pages = await loadPages('dist/web')
const folder = new URL('../../server/specimens/dialogues/', import.meta.url)

it.each(readdirSync(folder))('%s', async (file) => {
  const { events } = await rehearse(parseScript(readFileSync(new URL(file, folder), 'utf8')), 'breaths')
  for (const seen of [events, events.slice(0, -1)]) {
    const page = pages?.draw({ kind: 'report', id: 'rehearsal', events: seen }, 'de') ?? ''
    expect(page).toContain('<html lang="de">')
    expect(englishIn(page)).toEqual([])
  }
})
