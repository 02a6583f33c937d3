import { once } from 'node:events'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { WebSocket } from '@fastify/websocket'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Concluded } from '../../shared/concluded.ts'
import { epilogue } from '../../shared/epilogue.ts'
import { AnyEvent, oneOf, type TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import { LANGUAGES, type Language } from '../../shared/language.ts'
import { TranscriptWriter } from '../../shared/transcript.ts'
import type { Batch } from '../bus/batch.ts'
import { Problem } from '../problems.ts'
import { replay } from '../store/replay.ts'
import type { Store } from '../store/store.ts'
import { batchIn } from './batch-in.ts'
import { textFrames } from './frames.ts'
import { existingTest, type House, NOINDEX } from './house.ts'
import { problemAnswers, TestParams } from './schemas.ts'

/** RFC 6455 7.4.1, and one of our own (4000 to 4999 are free): the test was deleted. */
const CLOSE = { done: 1000, goingAway: 1001, deleted: 4410 }

/** The last line for whoever reads along. */
const DELETED = '\n* This test was deleted while it was shown: nothing is kept of it.\n'

/** So much text is made at a time, in characters: what waits for somebody who reads slowly. */
const PIECE = 16 * 1024

const After = Type.Object({
  after: Type.Optional(
    Type.String({ pattern: '^\\d{1,15}$', description: 'number of the last event that is known already' }),
  ),
  conclusions: Type.Optional(
    oneOf(LANGUAGES, { description: 'to be told what the events come to, in this language; only as a WebSocket' }),
  ),
  lang: Type.Optional(
    oneOf(LANGUAGES, {
      default: 'en',
      description: 'the language of what the probe says; a server is quoted as it is',
    }),
  ),
})
/** What a WebSocket is told. */
const Message = Type.Union([AnyEvent, Concluded])
type Followed = {
  Params: { id: string }
  Querystring: { after?: string; conclusions?: Language; lang?: Language }
}

/** A test as it happens: events as WebSocket messages or as lines, and the transcript as text. */
export function eventRoutes(app: FastifyInstance, house: House): void {
  app.route<Followed>({
    method: 'GET',
    url: '/api/tests/:id/events',
    schema: {
      summary: 'Every event after a number, then live',
      description:
        'NDJSON, one event a line, ending with the test. As a WebSocket: one event a message, closed with 1000 after the last; with `conclusions` a message `concluded` before events that change what the test comes to.',
      params: TestParams,
      querystring: After,
      response: {
        101: { description: 'the events as messages', content: { 'application/json': { schema: Message } } },
        200: { description: 'the events', content: { 'application/x-ndjson': { schema: AnyEvent } } },
        ...problemAnswers('request_invalid', 'forbidden', 'not_found', 'gone', 'busy'),
      },
    },
    preHandler: async (request) => {
      if (request.ws) sameOrigin(request, house.config.publicUrl)
      await existingTest(house.store, request.params.id)
      house.viewers.demandRoom()
    },
    handler: (request, reply) => {
      const { after = 0, lang = 'en' } = request.query
      const batches = followed(house, request, reply, Number(after))
      return streamed(reply, 'application/x-ndjson; charset=utf-8', bytesOf(batches, lang))
    },
    wsHandler: (socket, request) => show(house, socket, request),
  })

  app.get<Followed>(
    '/api/tests/:id/transcript',
    {
      schema: {
        summary: 'The transcript, telnet style, streamed while the test runs',
        params: TestParams,
        response: {
          200: { description: 'the transcript', content: { 'text/plain': { schema: Type.String() } } },
          ...problemAnswers('not_found', 'gone', 'busy'),
        },
      },
    },
    async (request, reply) => {
      await existingTest(house.store, request.params.id)
      return streamTranscript(house, request, reply)
    },
  )
}

/** The test as plain text, line by line, until it ends. @throws Problem `busy` where too many follow already */
export function streamTranscript(house: House, request: FastifyRequest<Followed>, reply: FastifyReply): FastifyReply {
  house.viewers.demandRoom()
  const { params } = request
  return streamed(
    reply,
    'text/plain; charset=utf-8',
    transcriptOf(followed(house, request, reply, 0), house, params.id),
  )
}

async function* bytesOf(batches: AsyncIterable<Batch>, language: Language): AsyncGenerator<Buffer> {
  for await (const batch of batches) yield batchIn(language, batch).bytes
}

async function* transcriptOf(batches: AsyncIterable<Batch>, { store }: House, id: string): AsyncGenerator<string> {
  const writer = new TranscriptWriter()
  for await (const batch of batches) {
    let text = ''
    for (const line of batch.lines()) {
      text += writer.push([JSON.parse(line.toString()) as TestEvent])
      if (text.length < PIECE) continue
      yield text
      text = ''
    }
    if (text) yield text
  }
  yield await endOf(store, id)
}

/** Reads the test once more: a reader who is slow must not hold all of it for as long as it takes. */
async function endOf(store: Store, id: string): Promise<string> {
  if ((await store.find(id))?.deletedAt) return DELETED
  const facts = fold(null, await replay(store, id))
  return facts?.finishedAt ? epilogue(facts) : ''
}

function followed(
  { bus, viewers }: House,
  request: FastifyRequest<Followed>,
  reply: FastifyReply,
  after: number,
): AsyncIterable<Batch> {
  const signal = viewers.enter((call) => reply.raw.once('close', call))
  viewers.attend(reply.raw, signal)
  return bus.follow(request.params.id, after, signal)
}

function streamed(reply: FastifyReply, type: string, parts: AsyncIterable<Buffer | string>): FastifyReply {
  // nginx collects an answer before it passes it on, unless it is told not to.
  const headers = { ...NOINDEX, 'content-type': type, 'cache-control': 'no-cache', 'x-accel-buffering': 'no' }
  return reply.headers(headers).send(Readable.from(parts, { objectMode: false }))
}

/** Shows events to a page. It takes the next ones only when the connection has taken those before. */
async function show(house: House, socket: WebSocket, request: FastifyRequest<Followed>): Promise<void> {
  const { id } = request.params
  const { after = 0, conclusions, lang = 'en' } = request.query
  const wire = request.raw.socket
  const signal = house.viewers.enter((call) => socket.once('close', call))
  house.viewers.watch(socket, signal)
  const conclude = conclusions && house.concluder.follow(id, conclusions, signal)
  for await (const batch of house.bus.follow(id, Number(after), signal)) {
    const concluded = conclude ? await conclude(batch) : null
    if (socket.readyState !== socket.OPEN) continue
    // The frames are the same for all, so they go out as they are. Without compression ws queues nothing.
    if (concluded) wire.write(concluded)
    if (!wire.write(textFrames(batchIn(lang, batch)))) await drained(wire, signal)
  }
  if (signal.aborted) return
  const entry = await house.store.find(id)
  if (entry?.deletedAt) socket.close(CLOSE.deleted, 'the test was deleted')
  else if (entry?.finishedAt) socket.close(CLOSE.done)
  else socket.close(CLOSE.goingAway, 'Helograph is being stopped')
}

async function drained(wire: Socket, signal: AbortSignal): Promise<void> {
  await once(wire, 'drain', { signal }).catch(() => {})
}

/** A page of another origin must not read along in somebody's browser (RFC 6455 10.2). Programs send no Origin. */
function sameOrigin(request: FastifyRequest, publicUrl: string): void {
  const { origin } = request.headers
  if (origin === undefined || origin === publicUrl) return
  if (URL.canParse(origin) && new URL(origin).host === request.host) return
  throw new Problem('forbidden', 'Pages of other origins may not open this WebSocket.')
}
