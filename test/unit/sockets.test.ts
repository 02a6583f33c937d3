/** Who may open a socket, and who may look a name up: everything in server/ is read, and what is not named here may not. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const files = ['server', 'shared'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${room}/${file}`),
)

/** What of Node can reach outside, or start what can. */
const OUTWARD =
  /^(node:)?(net|tls|dgram|dns|http|https|http2|inspector|child_process|cluster|worker_threads|vm|module|repl|wasi)(\/|$)/

/** Each file that uses such a module for more than its types, with all that it takes of it, and why. */
const ALLOWED: Record<string, readonly string[]> = {
  // The door itself.
  'server/probe/door.ts': ['dgram.createSocket', 'net.connect', 'net.isIP', 'net.isIPv6'],
  // Says which are the name servers of this machine; asks nobody.
  'server/probe/create.ts': ['dns.getServers'],
  // At the start, once: the name of this machine itself. No stranger has a say in it.
  'server/probe/identity.ts': ['dns.lookup', 'dns.lookupService'],
  // TLS and HTTP over a socket that came through the door.
  'server/probe/checks/https-get.ts': [
    'http.request',
    'tls.connect',
    'tls.createSecureContext',
    'tls.rootCertificates',
  ],
  'server/alarm/post.ts': [
    'http.request',
    'net.isIP',
    'tls.connect',
    'tls.createSecureContext',
    'tls.rootCertificates',
  ],
  'server/probe/smtp/handshake.ts': ['tls.connect', 'tls.createSecureContext', 'tls.rootCertificates'],
  'server/probe/smtp/certificate.ts': ['net.isIP'],
  'server/probe/smtp/judge-tls.ts': ['isIP'],
  // The practice servers: they listen on loopback, and only there are they connected to.
  'server/specimens/stage.ts': ['net.Socket', 'net.connect', 'net.createServer'],
  'server/specimens/player.ts': ['TLSSocket', 'createSecureContext'],
  // Listens for a moment, to see whether the port is free.
  'server/commands/look-at-machine.ts': ['createServer'],
  // The place for the heartbeat, which the operator named; no stranger has a say in it.
  'server/alarm/beat.ts': ['lookup'],
  // Finds the fonts of a package on the disk.
  'server/pictures/rasterise.ts': ['createRequire'],
}

/** Packages that the server may use. Whoever adds one says here that it opens no connection of its own. */
const PACKAGES = [
  '@fastify/compress',
  '@fastify/static',
  '@fastify/swagger',
  '@fastify/type-provider-typebox',
  '@fastify/websocket',
  '@resvg/resvg-js',
  'dns-packet',
  'fastify',
  'ipaddr.js',
  'kysely',
  'libsql',
  'prom-client',
  'punycode/punycode.es6.js',
  'typebox',
  'typebox/value',
]

/** What every program has at hand without an import. */
const GLOBALS = new Set(['globalThis', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'eval', 'Function'])

type Read = {
  imported: Map<string, string>
  modules: string[]
  uses: Set<string>
  calls: ts.CallExpression[]
  globals: string[]
}

function read(file: string): Read {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Read = { imported: new Map(), modules: [], uses: new Set(), calls: [], globals: [] }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) noteImport(node, found)
    else if (ts.isExportDeclaration(node)) noteExport(node, found)
    else if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return
    else if (ts.isCallExpression(node)) {
      found.calls.push(node)
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) found.modules.push(node.getText())
    } else if (ts.isIdentifier(node)) noteUse(node, found)
    if (!ts.isImportDeclaration(node)) ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function noteImport({ importClause, moduleSpecifier }: ts.ImportDeclaration, found: Read): void {
  const module = (moduleSpecifier as ts.StringLiteral).text
  if (importClause?.isTypeOnly) return
  const bindings = importClause?.namedBindings
  const named =
    bindings && ts.isNamedImports(bindings) ? bindings.elements.filter((element) => !element.isTypeOnly) : []
  if (named.length === 0 && !importClause?.name && bindings && ts.isNamedImports(bindings)) return
  found.modules.push(module)
  if (!OUTWARD.test(module)) return
  if (importClause?.name) found.imported.set(importClause.name.text, '*')
  if (bindings && ts.isNamespaceImport(bindings)) found.imported.set(bindings.name.text, '*')
  for (const { name, propertyName } of named) found.imported.set(name.text, (propertyName ?? name).text)
}

function noteExport({ isTypeOnly, moduleSpecifier }: ts.ExportDeclaration, found: Read): void {
  const module = moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''
  if (isTypeOnly || module === '') return
  found.modules.push(module)
  if (OUTWARD.test(module)) found.uses.add(`${module}, handed on`)
}

/** A module as a whole must be used by its members, so that all of them stand in the list. */
function noteUse(node: ts.Identifier, found: Read): void {
  const { parent } = node
  const member = ts.isPropertyAccessExpression(parent) && parent.name === node
  const key = ts.isPropertyAssignment(parent) && parent.name === node
  const declared = (ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) && parent.name === node
  if (member || key || declared) return
  const what = found.imported.get(node.text)
  if (what === '*') {
    found.uses.add(
      ts.isPropertyAccessExpression(parent) ? `${node.text}.${parent.name.text}` : `${node.text}, whatever of it`,
    )
  } else if (what) found.uses.add(what)
  if (GLOBALS.has(node.text)) found.globals.push(node.text)
}

const sources = new Map(files.map((file) => [file, read(file)]))

describe('what reaches outside', () => {
  it.each(files)('%s uses no more than it is allowed', (file) => {
    const { uses, globals } = sources.get(file) as Read
    expect(
      [...uses].filter((use) => !(ALLOWED[file] ?? []).includes(use)),
      `let ${file} go through server/probe/door.ts`,
    ).toEqual([])
    expect(globals).toEqual([])
  })

  it('and the list allows nothing that nobody uses', () => {
    for (const [file, allowed] of Object.entries(ALLOWED)) {
      expect([...(sources.get(file)?.uses ?? [])].sort(), file).toEqual([...allowed].sort())
    }
  })

  it('TLS and HTTP are spoken over sockets that were opened elsewhere', () => {
    const opening = /^(tls|https?|http2)\.(connect|request|get|createConnection)$/
    const found = [...sources].flatMap(([file, { calls }]) =>
      calls.filter(({ expression }) => opening.test(expression.getText())).map((call) => ({ file, call })),
    )
    expect(found.length).toBeGreaterThan(2)
    for (const { file, call } of found) {
      const [options] = call.arguments
      const keys =
        options && ts.isObjectLiteralExpression(options) ? options.properties.map((one) => one.name?.getText()) : []
      expect(
        keys.some((key) => key === 'socket' || key === 'createConnection'),
        `${file}: ${call.expression.getText()} must be given a socket from the door`,
      ).toBe(true)
    }
  })

  it('a socket that is there already is connected anew by nobody', () => {
    const own = ['server/probe/door.ts socket.connect', 'server/specimens/stage.ts net.connect']
    const connecting = [...sources].flatMap(([file, { calls }]) =>
      calls
        .map(({ expression }) => expression.getText())
        .filter((called) => /\.connect$/.test(called) && !/^(this|tls)\.connect$/.test(called))
        .map((called) => `${file} ${called}`),
    )
    expect([...new Set(connecting)].sort()).toEqual(['server/probe/door.ts net.connect', ...own].sort())
  })

  it('practice servers are connected to on loopback', () => {
    const calls = sources.get('server/specimens/stage.ts')?.calls ?? []
    const connects = calls.filter(({ expression }) => expression.getText() === 'net.connect')
    expect(connects.length).toBeGreaterThan(0)
    for (const call of connects) expect(call.getText()).toContain('host: LOOPBACK,')
  })
})

it('the server uses no package but those that are known to open no connection', () => {
  const used = [...sources.values()].flatMap(({ modules }) => modules)
  const packages = new Set(used.filter((name) => !/^(node:|\.|import\()/.test(name)))
  expect([...packages].filter((name) => !PACKAGES.includes(name))).toEqual([])
})

/** nodemailer and twilio open connections of their own: to the operator's mail server and to Twilio's API, wherever the configuration says that they are. No stranger has a say in it. */
const ALARMS = ['server/alarm/email.ts', 'server/alarm/twilio-library.ts']

it('and loads at run time nothing but itself, the page that was built, what draws pictures, and what hands alarms over', () => {
  const loading = [...sources].flatMap(([file, { modules }]) =>
    modules.filter((one) => one.startsWith('import(')).map(() => file),
  )
  expect(loading.sort()).toEqual([
    ...ALARMS,
    'server/main.ts',
    'server/pictures/rasterise.ts',
    'server/routes/pages.ts',
  ])
})
