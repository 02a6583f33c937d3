import { execFileSync } from 'node:child_process'

/** The built product is what wire and browser tests start: it is built anew where its sources have changed. */
export default function setup(): void {
  execFileSync('npm', ['run', '--silent', 'prestart'], { stdio: ['ignore', 'ignore', 'inherit'] })
}
