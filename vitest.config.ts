import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** @param needs what is made ready before the first test of the room */
const project = (name: string, timeoutMs: number, ...needs: string[]) => ({
  plugins: name === 'unit' ? [svelte({ compilerOptions: { runes: true } })] : [],
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node' as const,
    globalSetup: needs,
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs * 4,
  },
})

const built = 'test/setup/build.ts'
const debian = 'test/setup/debian.ts'

/** Five rooms: pure code, real sockets, real mail servers, a real browser, and what an operator puts around it. */
export default defineConfig({
  test: {
    // Vitest would leave one core of two idle.
    maxWorkers: 2,
    projects: [
      project('unit', 10_000),
      project('wire', 20_000, built),
      project('mta', 60_000, debian),
      project('browser', 60_000, debian, built),
      project('deploy', 60_000, debian, built),
    ],
  },
})
