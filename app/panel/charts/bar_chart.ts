import { grid, niceTop, scale, short, svg, titleOf, type Chart } from '#panel/charts/frame'

/** Series stacked on each other; the second one is hatched. */
export function barChart(chart: Chart): string {
  const { id, labels, series } = chart
  const sums = labels.map((_, index) =>
    series.reduce((sum, one) => sum + (one.values[index] ?? 0), 0)
  )
  const top = niceTop(Math.max(0, ...sums))
  const bars = labels.map((_, index) => stack(chart, index, top))
  return svg(chart, hatch(id) + grid(top, chart) + bars.join(''))
}

/** For whoever cannot tell the colours apart. */
export const hatch = (
  id: string
) => `<defs><pattern id="${id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"
patternTransform="rotate(45)"><line class="hatch" y2="6"/></pattern></defs>`

function stack(chart: Chart, index: number, top: number): string {
  const { id, labels, series } = chart
  const { x, y, width } = scale(top, labels.length)
  const wide = short(width * 0.66)
  const left = short(x(index) - width * 0.33)
  let below = 0
  const bars = series.map((one, place) => {
    const value = one.values[index] ?? 0
    if (!value) return ''
    below += value
    const box = `d="M${left} ${short(y(below))}h${wide}V${short(y(below - value))}h-${wide}z"`
    const over = place ? `<path fill="url(#${id}-hatch)" ${box}/>` : ''
    return `<path class="f${place + 1}" ${box}>${titleOf(chart, place, index)}</path>${over}`
  })
  return bars.join('')
}
