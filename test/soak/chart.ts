/** Readings over time as one SVG: a small chart for each figure, from zero to its own greatest. */

export interface Curve {
  name: string
  unit: string
  values: readonly number[]
}

const [WIDTH, HEIGHT, TOP, GAP] = [640, 120, 24, 16]

/** @param minutes what the whole width stands for */
export function drawCurves(curves: readonly Curve[], minutes: number): string {
  const height = curves.length * (TOP + HEIGHT + GAP) + TOP
  const charts = curves.map((curve, index) => drawOne(curve, index * (TOP + HEIGHT + GAP)))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#fff"/>
${charts.join('\n')}
<text x="0" y="${height - 6}">0</text><text x="${WIDTH}" y="${height - 6}" text-anchor="end">${minutes.toFixed(0)} min</text>
</svg>
`
}

function drawOne({ name, unit, values }: Curve, y: number): string {
  const most = Math.max(1e-9, ...values)
  const points = values.map((value, index) => {
    const [x, down] = [(index / Math.max(1, values.length - 1)) * WIDTH, (1 - value / most) * HEIGHT]
    return `${x.toFixed(1)},${(y + TOP + down).toFixed(1)}`
  })
  return `<text x="0" y="${y + TOP - 6}">${name}, at most ${most.toFixed(1)} ${unit}</text>
<rect x="0" y="${y + TOP}" width="${WIDTH}" height="${HEIGHT}" fill="none" stroke="#ccc"/>
<polyline points="${points.join(' ')}" fill="none" stroke="#246" stroke-width="1.5"/>`
}
