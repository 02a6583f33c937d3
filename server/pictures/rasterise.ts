import { createRequire } from 'node:module'

/** The faces of `shared/pictures/text.ts`, out of an npm package: many machines that run servers have no font at all. */
const FACES = ['DejaVuSansCondensed', 'DejaVuSansMono', 'DejaVuSansMono-Bold']

type Draw = (svg: string) => Promise<Buffer>

let drawing: Promise<Draw> | null = null

/**
 * A PNG of an SVG, in its own size, drawn beside the event loop (some 40 ms of a core).
 * What draws is loaded with the first picture: a Helograph whose links nobody shares never has it in memory.
 */
export async function rasterise(svg: string): Promise<Buffer> {
  drawing ??= load()
  return (await drawing)(svg)
}

async function load(): Promise<Draw> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const find = createRequire(import.meta.url)
  const fontFiles = FACES.map((face) => find.resolve(`dejavu-fonts-ttf/ttf/${face}.ttf`))
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans Condensed' }
  return async (svg) => (await renderAsync(svg, { font })).asPng()
}
