/**
 * V8's room for young objects. What a start makes is nearly all made to stay, and so the room would grow to its full size while
 * it is made, and then stand empty: it is held small until there are visitors, whose tests are what a large room is good for.
 */
import { setFlagsFromString } from 'node:v8'

/** From now on the room stays as it is, however much survives in it. */
export function keepYoungRoomSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** As V8 has it by itself: doubled, up to `--max-semi-space-size`, where as much survived as fits in it. */
export function letYoungRoomGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2')
}
