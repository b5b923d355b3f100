import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { keptCaller } from '#actions/security/kept_caller'
import AuditEntry from '#models/audit_entry'
import type { By } from '#rules/audit'

export interface Audited {
  by: By
  /** as the words of the panel name it: `product_edited` */
  deed: string
  target: { type: string; id: number | null; name?: string }
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
}

/** Writes down what somebody did in the panel. @param client - the transaction of the deed, so that both are kept or neither */
export async function noteAudit(entry: Audited, client: QueryClientContract): Promise<void> {
  const { by, deed, target, before = {}, after = {}, reason = '' } = entry
  const about = {
    targetType: target.type,
    targetId: target.id,
    targetName: (target.name ?? '').slice(0, 300),
  }
  const { address } = keptCaller(by.caller)
  await AuditEntry.create(
    { actorId: by.viewer.id, deed, ...about, before, after, reason: reason.slice(0, 500), address },
    { client }
  )
}
