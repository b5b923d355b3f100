import { escapeHtml } from '#support/escape_html'

export interface Series {
  name: string
  values: number[]
}

export interface Chart {
  /** of the figure, for the ids of its parts */
  id: string
  /** what it shows, for whoever does not see it */
  description: string
  labels: string[]
  /** stacked on each other, two at most: the second one is hatched */
  series: Series[]
}

const [WIDTH, HEIGHT] = [480, 230]
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 8, 12, 28]
const INNER = { width: WIDTH - LEFT - RIGHT, height: HEIGHT - TOP - BOTTOM }
const STEPS = 4
/** More labels would run into each other. */
const MAX_LABELS = 8

/** The next number above that the lines of the grid divide into whole ones. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, STEPS) / STEPS))
  const step = [1, 2, 3, 5, 10].find((one) => one * power * STEPS >= most)!
  return step * power * STEPS
}

/** Bars as an SVG that needs neither script nor style attributes. */
export function barChart({ id, description, labels, series }: Chart): string {
  const sums = labels.map((_, index) => series.reduce((sum, one) => sum + one.values[index]!, 0))
  const top = niceTop(Math.max(0, ...sums))
  const bars = labels.map((label, index) =>
    stack({ label, index, count: labels.length, series, top, id })
  )
  return `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-about">
<desc id="${id}-about">${escapeHtml(description)}</desc>${hatch(id)}${grid(top)}${names(labels)}${bars.join('')}</svg>`
}

const hatch = (
  id: string
) => `<defs><pattern id="${id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"
patternTransform="rotate(45)"><line class="hatch" y2="6"/></pattern></defs>`

function grid(top: number): string {
  const lines = Array.from({ length: STEPS + 1 }, (_, step) => {
    const y = TOP + INNER.height - (INNER.height * step) / STEPS
    const value = (top * step) / STEPS
    return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}"/>
<text class="axis" x="${LEFT - 6}" y="${y + 4}" text-anchor="end">${value}</text>`
  })
  return lines.join('')
}

const middle = (index: number, count: number) => LEFT + (INNER.width * (index + 0.5)) / count

function names(labels: string[]): string {
  const every = Math.ceil(labels.length / MAX_LABELS)
  const shown = labels.map((label, index) =>
    index % every
      ? ''
      : `<text class="axis" x="${middle(index, labels.length).toFixed(1)}" y="${HEIGHT - 8}" text-anchor="middle">${escapeHtml(label)}</text>`
  )
  return shown.join('')
}

interface Stack extends Pick<Chart, 'id' | 'series'> {
  label: string
  index: number
  count: number
  top: number
}

function stack({ id, label, index, count, series, top }: Stack): string {
  const width = (INNER.width / count) * 0.66
  const x = (middle(index, count) - width / 2).toFixed(1)
  let y = TOP + INNER.height
  const bars = series.map(({ name, values }, place) => {
    const height = (INNER.height * values[index]!) / top
    y -= height
    const box = `x="${x}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}"`
    const title = `<title>${escapeHtml(`${label}: ${name} ${values[index]}`)}</title>`
    const over = place ? `<rect fill="url(#${id}-hatch)" ${box}>${title}</rect>` : ''
    return `<rect class="f${place + 1}" ${box}>${title}</rect>${over}`
  })
  return bars.join('')
}
