import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

/** Where `npm run dev` finds the server; the page itself is served by Vite then. */
const api = 'http://localhost:8080'

/** The scripts of the practice servers are read at run time, from beside the server, built or not. */
const dialogues: Plugin = {
  name: 'dialogues',
  applyToEnvironment: ({ name }) => name === 'server',
  writeBundle: () => cp('server/specimens/dialogues', 'dist/server/dialogues', { recursive: true }),
}

/** Lays a packed copy beside every asset, so that nothing need be packed while somebody waits. */
const packed: Plugin = {
  name: 'packed',
  applyToEnvironment: ({ name }) => name === 'client',
  writeBundle({ dir = '' }) {
    for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|svg)$/.test(file)) continue
      const bytes = readFileSync(join(dir, file))
      writeFileSync(join(dir, `${file}.gz`), gzipSync(bytes, { level: 9 }))
      writeFileSync(join(dir, `${file}.br`), brotliCompressSync(bytes))
    }
  },
}

/**
 * What the server runs is written in ASCII: one letter beyond Latin-1 makes V8 hold a whole file with two bytes a letter, and
 * these are large. Letters stand in texts and patterns, where an escape means the same.
 */
const ascii: Plugin = {
  name: 'ascii',
  applyToEnvironment: ({ name }) => name !== 'client',
  // After all that prints code anew, and before it is written.
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = inAscii(file.code)
  },
}

/** What is escaped already is taken in pairs, so that no backslash is seen as the beginning of a letter. */
const inAscii = (code: string) =>
  code.replace(/\\[\0-\x7f]|[^\0-\x7f]/g, (found) =>
    found.length === 2 ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/**
 * What is loaded together lies in one file: few large ones pack better than many small ones, by four of sixty kilobytes, and
 * no page waits for a file to learn which ones it needs. The first holds what more than one page begins with.
 */
const TOGETHER = [
  {
    name: 'index',
    priority: 1,
    test: /[\\/](?:node_modules[\\/]svelte|shared[\\/]durations|web[\\/](?:entry-client|LanguageSwitch|signs[\\/]Brand|start[\\/](?:TargetForm|LoginFields|starter|bookmark|own-tests|request|stored)))/,
  },
  { name: 'ReportPage', test: /[\\/]web[\\/]report[\\/]ReportPage/ },
  { name: 'open-report', test: /[\\/]web[\\/]live[\\/]open-report/ },
]

const named = new Map<string, string>()

/** A class that keeps the styles of a component to itself: a few letters, since it stands at every element, and never the same for two. */
function shortName(hash: string, css: string): string {
  const name = `s${hash.slice(0, 4)}`
  const other = named.get(name)
  if (other !== undefined && other !== css)
    throw new Error(`Two components would share the class ${name}: take a letter more.`)
  named.set(name, css)
  return name
}

/** Of a module the npm package that it belongs to; null for what is ours. */
const packageOf = (id: string) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]?.replace('/', '-') ?? null

/**
 * One build, three outcomes:
 * `dist/web/client` (the template and what the browser loads), `dist/web/server/render.js` (the same page, drawn by
 * the server) and `dist/server/main.js` (the server) and its npm packages in a file each, with `dialogues/` beside it.
 */
export default defineConfig({
  root: 'web',
  plugins: [
    svelte({ compilerOptions: { runes: true, cssHash: ({ hash, css }) => shortName(hash(css), css) } }),
    packed,
    dialogues,
    ascii,
  ],
  server: { proxy: { '/api': { target: api, ws: true }, '/healthz': api } },
  build: { emptyOutDir: true },
  environments: {
    client: {
      build: {
        outDir: '../dist/web/client',
        // A strict CSP: no inline assets.
        assetsInlineLimit: 0,
        // Nothing is left to be fetched ahead: what belongs together comes in one file.
        modulePreload: false,
        rolldownOptions: { output: { codeSplitting: { groups: TOGETHER } } },
        // One style sheet, so that what the server drew is never seen without it.
        cssCodeSplit: false,
      },
    },
    ssr: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        ssr: true,
        outDir: '../dist/web/server',
        rolldownOptions: { input: { render: 'web/entry-server.ts' }, output: { entryFileNames: '[name].js' } },
      },
    },
    server: {
      consumer: 'server',
      // Few files, since to find and read a thousand small ones took half of the start; and not one alone, since what V8
      // needs to understand a file it needs for all of it at once. Binaries cannot be in them, and what only few ever need
      // is loaded when they do.
      resolve: { noExternal: true, external: ['libsql', '@resvg/resvg-js', 'nodemailer', 'twilio'] },
      build: {
        ssr: true,
        outDir: '../dist/server',
        target: 'node20',
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          input: { main: 'server/main.ts' },
          output: {
            entryFileNames: '[name].js',
            // Beside it: the server finds its page and its practice servers from where its own files lie.
            chunkFileNames: '[name].js',
            codeSplitting: { groups: [{ name: packageOf, debugName: 'packages' }] },
          },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment)
    },
  },
})
