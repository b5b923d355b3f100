/** What a write does to a table: `grown` when it only adds rows, which no full count can notice. */
export type Change = 'grown' | 'changed'

/**
 * Columns that no kept read depends on: counters, which every like and view moves, and what each sign-in
 * writes. An update of these alone changes nothing that is kept.
 */
const UNCOUNTED = new Set([
  ...['views_count', 'likes_count', 'comments_count', 'replies_count', 'updated_at'],
  ...['last_login', 'password', 'tokens_valid_from'],
])

const NAME = String.raw`(?:only\s+)?(?:"?public"?\.)?"?(\w+)"?`
const TABLE = new RegExp(
  String.raw`\b(insert\s+into|delete\s+from|truncate(?:\s+table)?|merge\s+into|update(?!\s+set\b))\s+${NAME}`,
  'gi'
)
const ASSIGNMENTS = /\sset\s([\s\S]*?)(?=\s(?:where|from|returning)\s|$)/i
const ASSIGNED = /(?:^|,)\s*(?:"?(\w+)"?\s*=|\()/g

const MAX_KNOWN = 1000
const known = new Map<string, Map<string, Change>>()

/**
 * The tables that a statement writes, read from its text; what it does by triggers is not told. Doubtful
 * texts name a table too many rather than one too few.
 */
export function changesOf(sql: string): Map<string, Change> {
  const before = known.get(sql)
  if (before) return before
  const changes = read(sql)
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(sql, changes)
  return changes
}

function read(sql: string): Map<string, Change> {
  const changes = new Map<string, Change>()
  for (const { 0: head, 1: verb, 2: table, index } of sql.matchAll(TABLE)) {
    const change = changeBy(verb!.toLowerCase(), sql.slice(index + head.length))
    if (change && changes.get(table!) !== 'changed') changes.set(table!, change)
  }
  return changes
}

function changeBy(verb: string, rest: string): Change | null {
  if (verb.startsWith('insert')) return /\bdo\s+update\b/i.test(rest) ? 'changed' : 'grown'
  return verb === 'update' && movesCountersOnly(rest) ? null : 'changed'
}

function movesCountersOnly(rest: string): boolean {
  const [, assignments = ''] = ASSIGNMENTS.exec(rest) ?? []
  const columns = [...assignments.matchAll(ASSIGNED)].map(([, column]) => column)
  return columns.length > 0 && columns.every((column) => column && UNCOUNTED.has(column))
}
