import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { keptCaller } from '#actions/security/kept_caller'
import AuditEntry from '#models/audit_entry'
import type { AuditedBy } from '#rules/audit'

export interface Audited {
  by: AuditedBy
  /** as the words of the panel name it: `product_edited` */
  deed: string
  target: { type: string; id: number | null; name?: string }
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
}

/** Writes down what somebody did, in the panel or by a command. @param client - the transaction of the deed, so that both are kept or neither */
export async function noteAudit(entry: Audited, client: QueryClientContract): Promise<void> {
  const { by, deed, target, before = {}, after = {}, reason = '' } = entry
  const about = {
    targetType: target.type,
    targetId: target.id,
    targetName: (target.name ?? '').slice(0, 300),
  }
  const who = whoOf(by)
  await AuditEntry.create(
    { ...who, deed, ...about, before, after, reason: reason.slice(0, 500) },
    { client }
  )
}

const whoOf = (by: AuditedBy) =>
  'actor' in by
    ? { actor: by.actor.slice(0, 100) }
    : { actorId: by.viewer.id, address: keptCaller(by.caller).address }
