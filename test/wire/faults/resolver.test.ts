/** What the built product makes of a resolver that is dead, slow, or a liar: real packets, and a mail server that is well. */
import type { Answer, DecodedPacket } from 'dns-packet'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Report } from '../../../shared/report.ts'
import { MailServer } from '../../browser/mail-server.ts'
import { Home } from '../../setup/product.ts'
import { allEvents, begin, reportOf } from '../../setup/visitor.ts'
import { type Says, serve } from '../name-server.ts'

const EXCHANGE = {
  name: 'mail.test',
  type: 'MX',
  ttl: 300,
  data: { preference: 10, exchange: 'mx.mail.test' },
} as const
const TRUTH = [EXCHANGE, address('127.0.0.1')]

let home: Home
let server: MailServer

beforeEach(async () => {
  server = await MailServer.start()
  server.greet()
})
afterEach(async () => {
  await home.leave()
  await server.stop()
})

function address(data: string): Answer {
  return { name: 'mx.mail.test', type: 'A', ttl: 0, data }
}

/** What a resolver says that knows these records and no others. */
function told(records: readonly Answer[], query: DecodedPacket): Says {
  const [question] = query.questions ?? []
  return { answers: records.filter(({ name, type }) => name === question?.name && type === question?.type) }
}

/** Starts the product with such a resolver. */
async function startWith(answers: (query: DecodedPacket) => (Says | Buffer)[]): Promise<void> {
  const resolver = await serve(answers)
  home = await Home.create({ DNS_SERVERS: `${resolver.address}:${resolver.port}` })
  await home.start()
}

/** A test of the domain, to its end. */
async function testDomain(): Promise<Report> {
  const port = Number(server.target.split(':')[1])
  const { id } = await begin(home.url, { target: 'mail.test', via: 'mx', port })
  await allEvents(home.url, id)
  return reportOf(home.url, id)
}

it('a dead one is no fault of the target; once it lives again, the next test is whole', async () => {
  let lives = false
  await startWith((query) => (lives ? [told(TRUTH, query)] : []))
  const blind = await testDomain()
  expect(blind).toMatchObject({ verdict: 'inconclusive', sessions: [], checks: [{ name: 'dns', status: 'warned' }] })
  expect(blind.findings.map(({ code, fault }) => [code, fault])).toEqual([['resolver-timeout', 'probe']])

  lives = true
  const [session] = (await testDomain()).sessions
  expect(session).toMatchObject({ address: '127.0.0.1', failure: null })
})

it('a slow one, whose first answers to the questions that matter are lost, delays a test and changes nothing else', async () => {
  const lost = new Set<unknown>()
  const isLost = ({ questions: [question] = [] }: DecodedPacket) => {
    const matters = question?.type === 'MX' || question?.type === 'A'
    return matters && !lost.has(question.type) && lost.add(question.type)
  }
  await startWith((query) => (isLost(query) ? [] : [told(TRUTH, query)]))
  const report = await testDomain()
  expect(report.checks[0]).toMatchObject({ name: 'dns', status: 'passed', data: { troubles: [] } })
  expect(report.sessions).toMatchObject([{ address: '127.0.0.1', failure: null }])
})

it('a liar leads nobody inside, and what a stranger slips in before the answer is not believed', async () => {
  const inside = ['169.254.169.254', '10.0.0.1', '192.168.1.1'].map(address)
  await startWith((query) => [
    { ...told(TRUTH, query), id: ((query.id ?? 0) + 1) % 65_536 },
    { ...told(TRUTH, query), name: 'else.test' },
    Buffer.from('no answer at all'),
    told([EXCHANGE, ...inside], query),
  ])
  const { verdict, sessions } = await testDomain()
  expect(verdict).toBe('failed')
  expect(sessions.map(({ address }) => address)).toEqual(inside.map((record) => 'data' in record && record.data))
  for (const { steps, transcript } of sessions) {
    expect(new Set(steps.map(({ status }) => status))).toEqual(new Set(['skipped']))
    expect(transcript.filter(({ direction }) => direction === 'sent')).toEqual([])
  }
})
