import { hatch } from '#panel/charts/bar_chart'
import { MARKS } from '#panel/charts/line_chart'

/** What bars and lines of a series look like, for the key beside its name. */
export type KeyKind = 'bar' | 'line'

const KEYS: Record<KeyKind, (place: number, id: string) => string> = {
  bar: (place, id) =>
    place
      ? `${hatch(`${id}-key`)}<rect class="f2" width="24" height="12"/><rect fill="url(#${id}-key-hatch)" width="24" height="12"/>`
      : '<rect class="f1" width="24" height="12"/>',
  line: (place) => `<path class="line l${place + 1}" d="M0 6h24"/>${MARKS[place]!(12, 6)}`,
}

export const keyOf = (kind: KeyKind, place: number, id: string) =>
  `<svg viewBox="0 0 24 12" class="chart" aria-hidden="true">${KEYS[kind](place, id)}</svg>`
