import sql from 'sql-template-tag'
import { KeptTable } from '#db/kept_table'
import { select } from '#db/statements'
import type { FieldProblem } from '#exceptions/invalid_input_exception'
import type { TargetKind } from '#rules/moderation'

/** A reason that may be given now. */
export interface KnownReason {
  id: number
  key: string
  label: string
  text: string
  applies_to: TargetKind[]
  is_reportable: boolean
}

const MAX = 100

/** Those that may be given, in the order that admins gave them. */
export const ACTIVE_REASONS = sql`select id, key, label, text, to_json(target_kinds) as applies_to, is_reportable
  from moderation_reason where is_active order by position, id limit ${MAX}::int`

export const reasons = new KeptTable<KnownReason, KnownReason[]>({
  dependsOn: ['moderation_reason'],
  load: () => select({ name: 'reasons', sql: ACTIVE_REASONS }),
  make: (rows) => rows,
})

/** What a reason is for; nothing where there is none of that key. */
export async function kindsOf(key: string): Promise<TargetKind[]> {
  const known = await reasons.get()
  return known.find((one) => one.key === key)?.applies_to ?? []
}

/** Whether there is a reason of that key, in use or not. */
export async function isReason(key: string): Promise<boolean> {
  const known = await reasons.get()
  if (known.some((one) => one.key === key)) return true
  const found = await select({ sql: sql`select from moderation_reason where key = ${key}` })
  return found.length > 0
}

/** Those that somebody may report something for. */
export async function reportableReasons(kind?: TargetKind): Promise<KnownReason[]> {
  const known = await reasons.get()
  return known.filter((one) => one.is_reportable && (!kind || one.applies_to.includes(kind)))
}

/** What is wrong with the reason that a report gives. */
export async function reasonProblems(key: string, kind: TargetKind): Promise<FieldProblem[]> {
  const usable = await reportableReasons(kind)
  if (usable.some((one) => one.key === key)) return []
  return [{ path: ['reason'], code: 'invalid_choice', params: { value: key } }]
}
