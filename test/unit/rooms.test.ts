import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/** Each room, and the rooms that it may import from; `here` are the files directly in `server/`. */
const ROOMS: Record<string, readonly string[]> = {
  shared: [],
  web: ['shared'],
  'server/store': ['shared'],
  'server/bus': ['server/store', 'shared'],
  'server/probe/dns': ['server/probe/clock', 'server/probe/door', 'shared'],
  'server/probe/checks': [
    'server/probe/clock',
    'server/probe/dns',
    'server/probe/door',
    'server/probe/guard',
    'shared',
  ],
  'server/probe/smtp': ['server/probe/clock', 'server/probe/door', 'shared'],
  'server/probe': ['shared'],
  'server/specimens': ['server/probe', 'shared'],
  'server/pictures': ['shared'],
  'server/metrics': ['server/problems', 'shared'],
  'server/dispatch': ['server/bus', 'server/store', 'shared'],
  'server/watch': ['server/dispatch', 'server/bus', 'server/store', 'server/problems', 'shared'],
  'server/alarm': ['server/watch', 'server/probe', 'server/config', 'shared'],
  'server/routes': [
    'server/alarm',
    'server/watch',
    'server/specimens',
    'server/dispatch',
    'server/pictures',
    'server/bus',
    'server/store',
    'server/config',
    'server/metrics',
    'server/problems',
    'shared',
  ],
}

const root = path.resolve(import.meta.dirname, '../..')
const files = ['shared', 'web', 'server'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
)
const sources = files.filter((file) => /\.(ts|svelte)$/.test(file))

const roomOf = (file: string) =>
  Object.keys(ROOMS)
    .sort((a, b) => b.length - a.length)
    .find((room) => file.startsWith(`${room}/`))

/** @param which `values`: without what is gone when the types are */
function importsOf(file: string, which: 'all' | 'values' = 'all'): string[] {
  const whole = readFileSync(path.join(root, file), 'utf8')
  const text = which === 'all' ? whole : whole.replace(/(?:^|\n)\s*(?:import|export) type\b[^;'"]*?from '[^']+'/g, '')
  return [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'\n]*?(?:\n[^';]*?)?from '([^']+)'|\bimport\('([^']+)'\)/g),
  ].map((match) => (match[1] ?? match[2]) as string)
}

/** What the import of a file leads to. */
const reached = (file: string, imported: string) => path.posix.join(path.posix.dirname(file), imported)

describe('imports go down only', () => {
  it.each(sources.filter((file) => roomOf(file) !== undefined))('%s', (file) => {
    const room = roomOf(file) as string
    for (const imported of importsOf(file).filter((name) => name.startsWith('.'))) {
      const to = reached(file, imported)
      const allowed = [room, ...(ROOMS[room] ?? [])].some((place) => to.startsWith(place))
      expect(allowed, `${file} imports ${to}`).toBe(true)
    }
  })
})

it('no file needs itself in the end: what is imported leads back in no circle', () => {
  const needed = new Map(sources.map((file) => [file, importsOf(file, 'values').map((name) => reached(file, name))]))
  const circles: string[] = []
  const safe = new Set<string>()
  const follow = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' -> '))
    if (safe.has(file) || way.includes(file)) return
    for (const other of needed.get(file) ?? []) follow(other, [...way, file])
    safe.add(file)
  }
  for (const file of sources) follow(file, [])
  expect(circles).toEqual([])
  expect(needed.get('server/main.ts')).toContain('server/start.ts')
})

it('shared/ and the page know no Node, and shared/ knows no DOM', () => {
  for (const file of sources.filter((name) => /^(shared|web)\//.test(name))) {
    expect(
      importsOf(file).filter((name) => name.startsWith('node:')),
      file,
    ).toEqual([])
  }
  for (const file of sources.filter((name) => name.startsWith('shared/'))) {
    const text = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '')
    expect(text, file).not.toMatch(/\b(window|document|process|Buffer|localStorage|fetch)\b[.(]/)
  }
})
