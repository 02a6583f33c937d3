/** A world in which time passes only when a test lets it; its clock on the wall can be set. */
import { ManualTime } from '../../setup/manual-time.ts'
import { folder } from '../server/setting.ts'
import { BEGAN } from './postbox.ts'
import { settle, World } from './world.ts'

export { DAY, HOUR, MINUTE, settle } from './world.ts'

class WallTime extends ManualTime {
  #set = 0

  set(by: number): void {
    this.#set += by
  }

  override epoch(): number {
    return super.epoch() + this.#set
  }
}

export class ManualWorld extends World<WallTime> {
  /** Stops, lets time pass, and starts again. */
  async sleep(ms: number): Promise<void> {
    await this.stop()
    this.time.advance(ms)
    await this.start()
  }

  /** Lets time pass, and all that happens in it. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; ; ) {
      await settle()
      const next = this.time.next
      if (next === null || next > left) {
        this.time.advance(left)
        return settle()
      }
      this.time.advance(next)
      left -= next
    }
  }
}

/** @param began ISO 8601 */
export async function world(began = ''): Promise<ManualWorld> {
  return new ManualWorld(folder(), new WallTime(began ? Date.parse(began) : BEGAN)).start()
}
