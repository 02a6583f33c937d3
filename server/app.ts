import compress from '@fastify/compress'
import staticFiles from '@fastify/static'
import swagger from '@fastify/swagger'
import websocket from '@fastify/websocket'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Target } from '../shared/events.ts'
import { createInProcessBus } from './bus/in-process.ts'
import { allowsPort, type Config, describePorts } from './config.ts'
import type { Gate } from './dispatch/admit.ts'
import { Bookings } from './dispatch/bookings.ts'
import { waryTime } from './dispatch/dated-time.ts'
import { createDispatch, type Probing } from './dispatch/dispatch.ts'
import { tellOfEnds } from './dispatch/ended.ts'
import { createKnownAddresses } from './dispatch/known-addresses.ts'
import { createReadiness } from './dispatch/readiness.ts'
import { RecentTests } from './dispatch/recent-tests.ts'
import { startRetention } from './dispatch/retention.ts'
import type { Budgets } from './dispatch/spent.ts'
import { systemTime, type Time } from './dispatch/test-clock.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import { Budget } from './probe/budget.ts'
import type { Probing as RunningProbe } from './probe/create.ts'
import { MOST_TRIES } from './routes/access.ts'
import { phoneAnswerRoutes } from './routes/alarm-answers.ts'
import { timeAnswers } from './routes/answer-times.ts'
import { createClientLimit } from './routes/client-limit.ts'
import { Concluder } from './routes/conclusions.ts'
import { EVERY_ROUTE } from './routes/every-route.ts'
import type { House } from './routes/house.ts'
import type { Pages } from './routes/pages.ts'
import { answerMisfit, answerNonsense, answerProblems, testOf } from './routes/refusals.ts'
import { safeHeaders } from './routes/safe-headers.ts'
import { Viewers } from './routes/viewers.ts'
import { type Practice, withPractice } from './specimens/practice.ts'
import type { Store } from './store/store.ts'
import { VERSION } from './version.ts'
import type { Beat } from './watch/heartbeat.ts'
import type { Sender } from './watch/sender.ts'
import { createWatching } from './watch/watching.ts'

const BODY_BYTES = 16 * 1024
const HEADER_BYTES = 16 * 1024
/** How long the headers and the whole of a request may take to arrive, in milliseconds. */
const HEADERS_MS = 10_000
const REQUEST_MS = 30_000
/** A viewer has nothing to say. */
const VIEWER_MESSAGE_BYTES = 1024
/** How long viewers may take to leave when the process stops, in milliseconds. */
const LEAVE_MS = 1000
/** Tests of watches at the same time, where nothing else is limited. */
const MOST_WATCHED = 200

/** What is streamed must leave as it comes, and is small; what is made as a whole may be packed. */
const PACKED = {
  customTypes: /^(?:text\/html|application\/json)\b/,
  threshold: 1024,
  encodings: ['gzip', 'identity'] as const,
}

export type AppParts = {
  config: Config
  /** closed with the app */
  store: Store
  probe: Probing & Pick<Gate, 'guard' | 'refused'> & Pick<Budgets, 'budget' | 'whole'> & Pick<RunningProbe, 'load'>
  pages: Pages | null
  practice?: Practice | null
  /** ways to tell people what happened to their watches */
  senders?: readonly Sender[]
  /** tells the operator's place that all is in time; null: there is none */
  beat?: Beat | null
  time?: Time
  metrics?: Metrics
}

/**
 * Puts the server together, takes up what the last process left, and is ready to listen. `close()` ends all of it:
 * tests are interrupted, viewers leave, the store is closed.
 */
export async function createApp({
  config,
  store,
  probe,
  pages,
  practice = null,
  senders = [],
  beat = null,
  time = systemTime,
  metrics = createMetrics(VERSION),
}: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: config.logLevel },
    // Its lines would name clients and tests.
    logController: new LogController({ disableRequestLogging: true }),
    // They name their test where they have one; a logger for each request would cost more than it tells.
    childLoggerFactory: (logger) => logger,
    trustProxy: trusted(config.trustProxy),
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    // Who sends a request by the byte holds nothing up, and is not waited for.
    requestTimeout: REQUEST_MS,
    http: { maxHeaderSize: HEADER_BYTES, headersTimeout: HEADERS_MS },
    // While it is being stopped, each route answers for itself: reports can be read to the end, and refusals have reasons.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: answerMisfit,
    clientErrorHandler: answerNonsense,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } },
  })
  // The schemas of answers document; what we send is what we made, as a whole.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))

  const permalink = (id: string) => `${config.publicUrl}/t/${id}`
  const viewers = new Viewers(config.maxViewers)
  const known = createKnownAddresses()
  const recent = new RecentTests(() => time.now())
  const bookings = new Bookings()
  const { committed, commitFailed } = metrics
  const bus = createInProcessBus({ store, now: () => time.now(), committed, commitFailed })
  const dispatch = createDispatch({
    bus,
    store,
    probe: practice ? withPractice(probe, practice) : probe,
    time,
    known,
    bookings,
    recent,
    permalink,
    maxTests: config.maxTests,
    secondLook: config.secondLook === 'yes',
    log: app.log,
    finished: tellOfEnds(app.log, metrics.finished),
    ...(config.logTargets === 'yes' && {
      accepted: (testId: string, { host, port }: Target) =>
        app.log.info({ testId, target: host, port }, 'a test was accepted'),
    }),
  })
  let stopping = false
  const unready = createReadiness({
    store,
    dispatch,
    stopping: () => stopping,
    maxTests: config.maxTests,
    now: () => time.now(),
  })
  metrics.watch({
    running: () => dispatch.running,
    mostRunning: config.maxTests,
    waiting: () => dispatch.waiting,
    sessions: () => probe.load().sessions,
    sessionsWaiting: () => probe.load().sessionsWaiting,
    viewers: () => viewers.size,
    watches: () => watching.book.size,
    belated: () => watching.scheduler.belated,
    politelyLate: () => watching.scheduler.waiting,
    ready: async () => (await unready()).length === 0,
    store: () => store.size(),
  })
  const gate = {
    guard: probe.guard,
    refused: probe.refused,
    allowedPort: (port: number) => allowsPort(config.allowPorts, port),
    allowedPorts: describePorts(config.allowPorts),
  }

  const budgets = { budget: probe.budget, whole: probe.whole, known, bookings, permalink }
  const watching = await createWatching({
    store,
    bus,
    dispatch,
    gate,
    budgets,
    visitsPerMinute: config.targetSessionsPerMinute,
    senders,
    beat,
    time,
    publicUrl: config.publicUrl,
    permalink,
    vantage: config.vantage,
    maxWatches: config.maxWatches,
    // Whoever stands before the page is not kept waiting by those who watch.
    mostTests: config.maxTests === 0 ? MOST_WATCHED : Math.max(1, Math.floor(config.maxTests / 2)),
    retentionDays: config.retentionDays,
    began: metrics.belated,
    log: app.log,
  })

  const wary = waryTime(time)
  const stopRetention = startRetention(
    store,
    config.retentionDays,
    () => wary.epoch(),
    (err) => app.log.error({ err }, 'expired reports could not be removed'),
  )
  app.addHook('preClose', async () => {
    stopping = true
    stopRetention()
    await watching.close()
    await dispatch.close()
    await bus.close()
    await viewers.allLeft(LEAVE_MS)
  })
  app.addHook('onClose', () => store.close())
  const safe = safeHeaders(config.publicUrl)
  app.addHook('onRequest', async (_, reply) => void reply.headers(safe))

  timeAnswers(app, metrics)
  answerProblems(app, metrics, pages)
  await app.register(compress, { ...PACKED, encodings: [...PACKED.encodings] })
  await app.register(websocket, {
    options: { perMessageDeflate: false, maxPayload: VIEWER_MESSAGE_BYTES },
    errorHandler: (error, socket, request) => {
      request.log.debug({ ...testOf(request), err: error }, 'a viewer was cut off')
      socket.terminate()
    },
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Helograph', description: 'Tests a mail server while you watch', version: '1' },
      components: {
        securitySchemes: {
          watchSecret: { type: 'http', scheme: 'bearer', description: 'the secret that came with the watch' },
          deleteToken: { type: 'http', scheme: 'bearer', description: 'the token that came with the test' },
        },
      },
    },
  })
  if (pages?.folder) {
    await app.register(staticFiles, {
      root: pages.folder,
      index: false,
      globIgnore: ['index.html'],
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) =>
        // What Vite builds into assets/ has a hash in its name.
        reply.setHeader(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    })
  }
  const clients = new Budget(config.clientTestsPerMinute, { now: () => time.now() })
  const limit = createClientLimit(config.clientTestsPerMinute, clients, (ms, call) => setTimeout(call, ms).unref())
  const house: House = {
    config,
    store,
    bus,
    dispatch,
    recent,
    gate,
    budgets,
    metrics,
    unready,
    viewers,
    concluder: new Concluder(store),
    pages,
    practice,
    limit,
    watching,
    identity: probe.identity,
    tries: new Budget(MOST_TRIES, { now: () => time.now() }),
    epoch: () => time.epoch(),
  }
  for (const routes of EVERY_ROUTE) routes(app, house)
  phoneAnswerRoutes(app, { config, answers: watching.phone })
  await dispatch.recover()
  await watching.start()
  await app.ready()
  return app
}

/** A number says how many proxies stand in front, counted from here. */
function trusted(setting: Config['trustProxy']) {
  if (typeof setting === 'number') return (_address: string, hop: number) => hop < setting
  return typeof setting === 'boolean' ? setting : [...setting]
}
