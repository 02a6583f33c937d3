/** The specimens, read from their files once. */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { SpecimenCard } from '../../shared/specimen-card.ts'
import { cardOf } from './card.ts'
import { type Head, readHead } from './head.ts'
import { parseScript, type Script } from './script.ts'

export interface Specimen {
  name: string
  script: Script
  head: Head
  card: SpecimenCard
}

/** They lie beside this file, and beside the built server likewise. */
export const DIALOGUES = fileURLToPath(new URL('dialogues/', import.meta.url))

/** @throws where a file is not in the language of `script.ts`: a mistake of ours */
export async function readSpecimens(folder = DIALOGUES): Promise<Specimen[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort()
  return Promise.all(files.map(async (file) => readSpecimen(file, await readFile(`${folder}/${file}`, 'utf8'))))
}

function readSpecimen(file: string, text: string): Specimen {
  try {
    const name = file.replace(/\.txt$/, '')
    const script = parseScript(text)
    const head = readHead(script.head)
    return { name, script, head, card: cardOf(name, script, head) }
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`)
  }
}
