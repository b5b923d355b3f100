import { hash } from 'node:crypto'

/** A place in an ordered list: between the row it names and the one after it in its direction. */
export interface Cursor {
  /** the ordering that the place belongs to, e.g. `-created_at` */
  ordering: string
  direction: 'forward' | 'backward'
  /** the ordering column's exact text, microseconds included */
  value: string
  id: number
}

const CHECK_LENGTH = 8

/** Opaque text for a URL. Its check digits catch what was cut or edited; a cursor grants nothing, so they are no secret. */
export function encodeCursor({ ordering, direction, value, id }: Cursor): string {
  const place = JSON.stringify([ordering, direction, value, id])
  return Buffer.from(checkOf(place) + place).toString('base64url')
}

/** @returns null for anything that {@link encodeCursor} did not make for this ordering */
export function decodeCursor(text: string, ordering: string): Cursor | null {
  const plain = Buffer.from(text, 'base64url').toString()
  const place = plain.slice(CHECK_LENGTH)
  if (plain.slice(0, CHECK_LENGTH) !== checkOf(place)) return null
  const [made, direction, value, id] = listIn(place)
  if (made !== ordering || (direction !== 'forward' && direction !== 'backward')) return null
  if (typeof value !== 'string' || !isId(id)) return null
  return { ordering, direction, value, id }
}

/** Whoever computes the check digits may write anything. */
function listIn(json: string): unknown[] {
  try {
    const list: unknown = JSON.parse(json)
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}

const isId = (id: unknown): id is number => Number.isSafeInteger(id)

const checkOf = (place: string) => hash('sha256', place, 'base64url').slice(0, CHECK_LENGTH)
