import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { decideTargets } from '#actions/moderation/decide_targets'
import { PermissionDeniedException } from '#exceptions/http'
import { findViewer } from '#queries/users/find_viewer'
import { changeProducts } from '#actions/panel/bulk/change_products'
import {
  DECIDED_PART,
  isDecision,
  PART,
  TARGETS,
  type Bulk,
  type BulkDecision,
} from '#rules/panel_tasks'

/** The next rows of a bulk change. @throws PermissionDeniedException when whoever wanted it lost the right to it */
export async function bulkPart(bulk: Bulk, client: TransactionClientContract, position: number) {
  await refuseUnlessMay(bulk)
  const size = isDecision(bulk.deed) ? DECIDED_PART : PART
  const ids = bulk.ids.slice(position, position + size)
  const changed = isDecision(bulk.deed)
    ? await decide(bulk.deed, bulk, ids).then(({ decided }) => decided.length)
    : await changeProducts({ ...bulk, ids }, client)
  const isLast = position + size >= bulk.ids.length
  return { done: changed, failed: ids.length - changed, isLast }
}

/** A job may run long after somebody asked for it. */
async function refuseUnlessMay({ by, deed }: Bulk): Promise<void> {
  const viewer = await findViewer(by.id)
  const mayStill =
    typeof viewer === 'object' &&
    (isDecision(deed) ? viewer.isModerator && viewer.rank >= by.rank : viewer.isStaff)
  if (!mayStill) throw new PermissionDeniedException()
}

/** Each in a transaction of its own; the decisions share a batch. */
export function decide(deed: BulkDecision, bulk: Bulk, ids: number[]) {
  const { batchId, list, reason, text, by, until } = bulk
  const kind = TARGETS[list ?? 'products']
  return decideTargets({
    targets: ids.map((id) => ({ kind, id })),
    by: { id: by.id, rank: by.rank, actor: `user:${by.id}` },
    effects: [{ kind: deed, ...(deed === 'suspend' && until && { until }) }],
    ...{ batchId, reason, text },
  })
}
