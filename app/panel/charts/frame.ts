import { escapeHtml } from '#support/escape_html'

export interface Series {
  name: string
  /** null: nothing can be said of that one */
  values: (number | null)[]
}

export interface Chart {
  /** of the figure, for the ids of its parts */
  id: string
  /** what it shows, for whoever does not see it */
  description: string
  labels: string[]
  /** two at most: they are told apart by hatching, dashes and shapes, too */
  series: Series[]
  /** behind each number: `%` */
  unit?: string
}

export const WIDTH = 480
const HEIGHT = 230
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 8, 12, 28]
const INNER = { width: WIDTH - LEFT - RIGHT, height: HEIGHT - TOP - BOTTOM }
const STEPS = 4
/** More labels would run into each other. */
const MAX_LABELS = 8

/** Enough of a number for a picture of this size. */
export const short = (value: number) => String(Math.round(value * 10) / 10)

/** What a mark says of itself. */
export function titleOf(
  { labels, series, unit = '' }: Chart,
  place: number,
  index: number
): string {
  const { name, values } = series[place]!
  return `<title>${escapeHtml(`${labels[index]}: ${name} ${values[index]}${unit}`)}</title>`
}

/** The next number above that the lines of the grid divide into whole ones. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, STEPS) / STEPS))
  const step = [1, 2, 3, 5, 10].find((one) => one * power * STEPS >= most)!
  return step * power * STEPS
}

/** Where values stand in a frame that ends at `top`. */
export const scale = (top: number, count: number) => ({
  x: (index: number) => LEFT + (INNER.width * (index + 0.5)) / count,
  y: (value: number) => TOP + INNER.height * (1 - value / top),
  /** of one of the labels */
  width: INNER.width / count,
})

/** An SVG that needs neither script nor style attributes. @param height - unless it has a grid */
export const svg = ({ id, description }: Chart, content: string, height = HEIGHT) =>
  `<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-about">
<desc id="${id}-about">${escapeHtml(description)}</desc>${content}</svg>`

/** Lines to read heights by, and what stands below them. */
export function grid(top: number, { labels, unit = '' }: Chart): string {
  const lines = Array.from({ length: STEPS + 1 }, (_, step) => {
    const y = short(TOP + INNER.height - (INNER.height * step) / STEPS)
    return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}"/>
<text class="axis" x="${LEFT - 6}" y="${Number(y) + 4}" text-anchor="end">${((top * step) / STEPS).toLocaleString('en')}${unit}</text>`
  })
  return lines.join('') + names(labels)
}

function names(labels: string[]): string {
  const { x } = scale(1, labels.length)
  const every = Math.ceil(labels.length / MAX_LABELS)
  const shown = labels.map((label, index) =>
    index % every
      ? ''
      : `<text class="axis" x="${short(x(index))}" y="${HEIGHT - 8}" text-anchor="middle">${escapeHtml(label)}</text>`
  )
  return shown.join('')
}
