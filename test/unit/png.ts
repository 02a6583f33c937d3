import { inflateSync } from 'node:zlib'

export type Picture = { width: number; height: number; pixels: Buffer }

/** Reads a PNG of eight bits a channel, RGB or RGBA, not interlaced (W3C PNG 5, 9): four bytes a pixel come out. */
export function readPng(png: Buffer): Picture {
  if (png.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG')
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const channels = ({ 2: 3, 6: 4 } as Record<number, number>)[png.readUInt8(25)]
  if (png.readUInt8(24) !== 8 || channels === undefined || png.readUInt8(28) !== 0)
    throw new Error('another kind of PNG')
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  return { width, height, pixels: unfiltered(inflateSync(Buffer.concat(data)), width, height, channels) }
}

function unfiltered(bytes: Buffer, width: number, height: number, channels: number): Buffer {
  const row = width * channels
  const plain = Buffer.alloc(row * height)
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (row + 1)]
    for (let x = 0; x < row; x++) {
      const left = x < channels ? 0 : (plain[y * row + x - channels] as number)
      const above = y === 0 ? 0 : (plain[(y - 1) * row + x] as number)
      const corner = x < channels || y === 0 ? 0 : (plain[(y - 1) * row + x - channels] as number)
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter as number] as number
      plain[y * row + x] = (bytes[y * (row + 1) + 1 + x] as number) + guess
    }
  }
  if (channels === 4) return plain
  const pixels = Buffer.alloc(width * height * 4, 255)
  for (let i = 0; i < width * height; i++) plain.copy(pixels, i * 4, i * 3, i * 3 + 3)
  return pixels
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

/** `#1a8248` of the pixel there. */
export function colourAt({ width, pixels }: Picture, x: number, y: number): string {
  return `#${pixels.toString('hex', (y * width + x) * 4, (y * width + x) * 4 + 3)}`
}
