/** A disk of its own, so small that a test can fill it: tmpfs, mounted by whoever may. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PIECE = Buffer.alloc(4096, 'x')

export class SmallDisk {
  readonly folder: string

  /** @throws where this user may not mount, with what is missing */
  constructor(megabytes: number) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'helograph-disk-'))
    this.#mount('-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', this.folder)
  }

  /** Takes all the room that is left. */
  fill(): void {
    const file = openSync(this.#ballast, 'a')
    try {
      for (;;) writeSync(file, PIECE)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    } finally {
      closeSync(file)
    }
  }

  /** Gives back what `fill` took. */
  free(): void {
    rmSync(this.#ballast)
  }

  /** Nothing on it can be changed from now on. */
  makeReadOnly(): void {
    this.#mount('-o', 'remount,ro', this.folder)
  }

  remove(): void {
    execFileSync('umount', [this.folder])
    rmSync(this.folder, { recursive: true })
  }

  get #ballast(): string {
    return path.join(this.folder, 'ballast')
  }

  #mount(...args: string[]): void {
    try {
      execFileSync('mount', args, { stdio: ['ignore', 'ignore', 'pipe'] })
    } catch (error) {
      throw new Error(
        `This test needs a small disk, and mount refused: ${(error as Error).message.trim()}. ` +
          'Run it as root, or where mounting is allowed (CAP_SYS_ADMIN).',
      )
    }
  }
}
