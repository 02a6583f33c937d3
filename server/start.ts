import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createBeat } from './alarm/beat.ts'
import { createPost } from './alarm/post.ts'
import { createSenders } from './alarm/senders.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { createMetrics } from './metrics/metrics.ts'
import { watchProcess } from './metrics/process.ts'
import { systemClock } from './probe/clock.ts'
import { createProbe } from './probe/create.ts'
import { createDoor } from './probe/door.ts'
import { findFullName } from './probe/identity.ts'
import { loadPages } from './routes/pages.ts'
import { readSpecimens } from './specimens/library.ts'
import { createPractice } from './specimens/practice.ts'
import { openStore } from './store/open.ts'
import { VERSION } from './version.ts'
import { letYoungRoomGrow } from './young-room.ts'

/** Serves the page until the process is told to stop. */
export async function start(config: Config): Promise<void> {
  const store = await openStore(config.dataDir)
  const heloName = config.heloName ?? (await findFullName())
  const metrics = createMetrics(VERSION)
  watchProcess(metrics.registry)
  const probe = createProbe({ ...config, heloName }, metrics)
  // What goes wrong with an alarm before there is an app to log it is said all the same.
  let log: { error(words: string): void } = console
  const senders = createSenders({
    config,
    resolver: probe.resolver,
    guard: probe.guard,
    clock: systemClock,
    epoch: () => Date.now(),
    trouble: (words) => log.error(words),
  })
  const postAnywhere = createPost({ clock: systemClock, door: createDoor({ forbidden: () => null }) })
  const app = await createApp({
    config,
    store,
    probe,
    senders: Object.values(senders),
    beat: config.heartbeatUrl ? createBeat(new URL(config.heartbeatUrl), postAnywhere) : null,
    metrics,
    pages: await loadPages(pageFolder()),
    practice: createPractice(await readSpecimens()),
  })
  log = app.log
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void app.close())
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await app.close()
    throw error
  }
  letYoungRoomGrow()
  console.log(`Helograph is ready at ${config.publicUrl}`)
}

/** The built page lies beside the built server; run from its source, the server finds it in `dist`. */
function pageFolder(): string {
  const beside = fileURLToPath(new URL('../web', import.meta.url))
  return existsSync(`${beside}/client/index.html`) ? beside : fileURLToPath(new URL('../dist/web', import.meta.url))
}
