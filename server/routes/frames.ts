import type { Batch } from '../bus/batch.ts'

/** RFC 6455 5.2: a whole text message in one frame. */
const FINAL_TEXT = 0x81

/** Batches are shared among the viewers of a test, and so are their frames. */
const framed = new WeakMap<Batch, Buffer>()

/** The events of a batch as WebSocket text frames, one event a message. */
export function textFrames(batch: Batch): Buffer {
  const known = framed.get(batch)
  if (known) return known
  const lines = batch.lines()
  const frames = Buffer.allocUnsafe(lines.reduce((size, line) => size + headerSize(line.length) + line.length, 0))
  let at = 0
  for (const line of lines) {
    at = writeHeader(frames, at, line.length)
    at += line.copy(frames, at)
  }
  framed.set(batch, frames)
  return frames
}

/** One message as a frame. */
export function textFrame(message: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(headerSize(message.length) + message.length)
  message.copy(frame, writeHeader(frame, 0, message.length))
  return frame
}

function headerSize(length: number): number {
  return length < 126 ? 2 : length < 65536 ? 4 : 10
}

/** A server does not mask (RFC 6455 5.1). @returns where the payload begins */
function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = FINAL_TEXT
  if (length < 126) frames[at + 1] = length
  else if (length < 65536) {
    frames[at + 1] = 126
    frames.writeUInt16BE(length, at + 2)
  } else {
    frames[at + 1] = 127
    frames.writeBigUInt64BE(BigInt(length), at + 2)
  }
  return at + headerSize(length)
}
