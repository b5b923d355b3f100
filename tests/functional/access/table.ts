import { readFileSync } from 'node:fs'
import { allRoutes } from '#routing/table'
import { roles, STATES, type Role } from '#tests/functional/access/states'

export interface Cell {
  /** in capitals */
  method: string
  pattern: string
  state: string
  role: Role
  /** the status that the table gives it; undefined where it has none */
  expected: number | undefined
}

const FILE = new URL('../../data/access.txt', import.meta.url)

/** `GET /api/v1/products/:id draft` → statuses by role, as the table has them. */
function readTable(): Map<string, number[]> {
  const rows = new Map<string, number[]>()
  let route = ''
  for (const line of readFileSync(FILE, 'utf8').split('\n').slice(1)) {
    if (!line.startsWith(' ')) route = line
    else {
      const [, state = '', statuses = ''] = /^ +(.+?)((?: +\d+)+)$/.exec(line) ?? []
      rows.set(`${route} ${state}`, statuses.trim().split(/ +/).map(Number))
    }
  }
  return rows
}

/** What the parameter of a path names. */
export const kindOf = (pattern: string) => /(\w+)\/(?::\w+|\*)/.exec(pattern)?.[1] ?? ''

const rowOf = ({ method, pattern, state }: Pick<Cell, 'method' | 'pattern' | 'state'>) =>
  `${method} ${pattern} ${state}`

/** Every route of the router in every state of what it names, for every role. */
export function cells(): Cell[] {
  const table = readTable()
  return allRoutes().flatMap(({ method, pattern }) =>
    Object.keys(STATES[kindOf(pattern)] ?? { unknown: true }).flatMap((state) => {
      const row = { method, pattern, state }
      const statuses = table.get(rowOf(row))
      return roles.map((role, at) => ({ ...row, role, expected: statuses?.[at] }))
    })
  )
}

/** Rows that no route has any more. */
export function leftovers(): string[] {
  const rows = new Set(readTable().keys())
  for (const cell of cells()) rows.delete(rowOf(cell))
  return [...rows]
}
