import { escapeHtml } from '#support/escape_html'
import { short, svg, titleOf, WIDTH, type Chart } from '#panel/charts/frame'

const [ROW, BAR] = [28, 16]
/** Of the names, and of the numbers behind the bars. */
const [NAMES, NUMBERS] = [176, 48]
const MAX_NAME = 26

/** Bars that lie, one below the other, for names that are long; of one series. */
export function sideChart(chart: Chart): string {
  const [one] = chart.series
  const most = Math.max(1, ...one!.values.map((value) => value ?? 0))
  const rows = chart.labels.map((label, index) => {
    const value = one!.values[index] ?? 0
    const [y, width] = [index * ROW, (value / most) * (WIDTH - NAMES - NUMBERS)]
    return `<text class="axis" x="${NAMES - 8}" y="${y + 18}" text-anchor="end">${escapeHtml(cut(label))}</text>
<rect class="f1" x="${NAMES}" y="${y + 5}" width="${short(width)}" height="${BAR}">${titleOf(chart, 0, index)}</rect>
<text class="axis" x="${short(NAMES + width + 6)}" y="${y + 18}">${value.toLocaleString('en')}</text>`
  })
  return svg(chart, rows.join(''), Math.max(1, rows.length) * ROW)
}

const cut = (name: string) => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name)
