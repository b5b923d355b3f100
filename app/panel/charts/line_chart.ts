import { grid, niceTop, scale, short, svg, titleOf, type Chart } from '#panel/charts/frame'

/** Marks by the place of their series: a circle, a square. @param title - what it says of itself */
export const MARKS = [
  (x: number, y: number, title = '') =>
    `<circle class="f1" cx="${short(x)}" cy="${short(y)}" r="3.5">${title}</circle>`,
  (x: number, y: number, title = '') =>
    `<rect class="f2" x="${short(x - 3)}" y="${short(y - 3)}" width="6" height="6">${title}</rect>`,
]

/** A line a series, broken where nothing can be said; the second one is dashed. @param top - unless it follows the values */
export function lineChart(chart: Chart, top?: number): string {
  const most = chart.series.flatMap(({ values }) => values.map((value) => value ?? 0))
  const end = top ?? niceTop(Math.max(0, ...most))
  const lines = chart.series.map((_, place) => line(chart, place, end))
  return svg(chart, grid(end, chart) + lines.join(''))
}

function line(chart: Chart, place: number, top: number): string {
  const { labels, series } = chart
  const { x, y } = scale(top, labels.length)
  const one = series[place]!
  const steps: string[] = []
  const marks = one.values.map((value, index) => {
    if (value === null) return ''
    const isFirst = (one.values[index - 1] ?? null) === null
    steps.push(`${isFirst ? 'M' : 'L'}${short(x(index))} ${short(y(value))}`)
    return MARKS[place]!(x(index), y(value), titleOf(chart, place, index))
  })
  return `<path class="line l${place + 1}" d="${steps.join('')}"/>${marks.join('')}`
}
