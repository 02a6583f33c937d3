import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { prepareBrowser } from '../setup/debian.ts'

const HERE = import.meta.dirname
const CLI = `${HERE}/node_modules/lighthouse/cli/index.js`
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
]

type Audit = { title: string; score: number | null; displayValue?: string; numericValue?: number }
/** What is used of Lighthouse's own report; a score is 0 to 1. */
export type Judgement = {
  categories: Record<(typeof CATEGORIES)[number], { score: number; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, Audit>
}

/** Brings the browser of the tests, and Lighthouse in its pinned version, where they are not there yet. */
export function prepareLighthouse(): void {
  prepareBrowser()
  if (existsSync(CLI)) return
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: ['ignore', 'ignore', 'inherit'] })
}

/**
 * Lighthouse's mobile profile: a small telephone on slow 4G, its processor four times slower than this one.
 *
 * @param tries on a busy machine a run may be spoilt, and is made again
 * @throws Error with Lighthouse's own words, where all tries were spoilt
 */
export async function judge(url: string, tries = 3): Promise<Judgement> {
  const args = [CLI, url, '--output=json', '--quiet', `--only-categories=${CATEGORIES.join()}`]
  const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' }
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...args, `--chrome-flags=${FLAGS.join(' ')}`, '--no-enable-error-reporting'],
      { env, maxBuffer: 64 * 1024 * 1024 },
    )
    return JSON.parse(stdout)
  } catch (error) {
    if (tries > 1) return judge(url, tries - 1)
    throw new Error(`Lighthouse gave up on ${url}: ${(error as { stderr?: string }).stderr}`)
  }
}
