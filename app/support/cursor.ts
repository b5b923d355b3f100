import { hash } from 'node:crypto'

/** A place in an ordered list: between the row it names and the next one in its direction. */
export interface Cursor {
  /** the ordering that the place belongs to, e.g. `-likes_count,price` */
  ordering: string
  direction: 'forward' | 'backward'
  /** the exact texts of the ordering's columns, microseconds included */
  values: string[]
  id: number
}

const CHECK_LENGTH = 8

/** Opaque text for a URL. Its check digits reveal a cursor that was cut or edited; they are no secret, since a cursor grants nothing. */
export function encodeCursor({ ordering, direction, values, id }: Cursor): string {
  const place = JSON.stringify([ordering, direction, values, id])
  return Buffer.from(checkOf(place) + place).toString('base64url')
}

/** @returns null for anything that {@link encodeCursor} did not make for this ordering */
export function decodeCursor(text: string, ordering: string): Cursor | null {
  const plain = Buffer.from(text, 'base64url').toString()
  const place = plain.slice(CHECK_LENGTH)
  if (plain.slice(0, CHECK_LENGTH) !== checkOf(place)) return null
  const [made, direction, values, id] = listIn(place)
  if (made !== ordering || (direction !== 'forward' && direction !== 'backward')) return null
  if (!areTexts(values) || !isId(id)) return null
  return { ordering, direction, values, id }
}

/** The check digits can be computed by anybody, so the text behind them may be anything. */
function listIn(json: string): unknown[] {
  try {
    const list: unknown = JSON.parse(json)
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}

const areTexts = (values: unknown): values is string[] =>
  Array.isArray(values) && values.every((value) => typeof value === 'string')

const isId = (id: unknown): id is number => Number.isSafeInteger(id)

const checkOf = (place: string) => hash('sha256', place, 'base64url').slice(0, CHECK_LENGTH)
