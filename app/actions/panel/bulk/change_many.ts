import { randomUUID } from 'node:crypto'
import { keptCaller } from '#actions/security/kept_caller'
import { changeProducts } from '#actions/panel/bulk/change_products'
import { decide } from '#actions/panel/bulk/bulk_part'
import { queueTask } from '#actions/panel/tasks/start_task'
import { PermissionDeniedException } from '#exceptions/http'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { usableReason } from '#actions/moderation/usable_reason'
import Category from '#models/category'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'
import { mayDoToMany } from '#rules/many_bans'
import { AT_ONCE, isDecision, TARGETS, type Bulk, type BulkChange } from '#rules/panel_tasks'

interface Input extends BulkChange {
  ids: number[]
  by: By
}

/** What came of it: a task for a job, or how many were changed and how many could not be. Decisions share a batch. */
type Outcome = { task: number } | { done: number; failed: number; batchId?: string }

/** Does one thing to many products, comments or people: few at once, more by a job. */
export default class ChangeMany {
  /**
   * @throws InvalidInputException for a reason or a category that cannot be chosen
   * @throws PermissionDeniedException for bans of many, unless by a lead
   */
  async handle({ by, ids, ...change }: Input): Promise<Outcome> {
    const size = { count: ids.length, rank: by.viewer.rank }
    if (!mayDoToMany([change.deed], size)) throw new PermissionDeniedException()
    await refuseUnfit(change)
    const { address } = keptCaller(by.caller)
    const { id, rank } = by.viewer
    const inOrder = ids.toSorted((one, other) => one - other)
    const bulk = {
      ...{ ...change, ids: inOrder, batchId: randomUUID() },
      by: { id, rank, address },
    }
    if (ids.length <= AT_ONCE) return atOnce(bulk)
    const kind = `${change.list}_bulk` as const
    const task = await atomically((client) =>
      queueTask({ kind, input: bulk, total: ids.length, by }, client)
    )
    return { task }
  }
}

async function atOnce(bulk: Bulk): Promise<Outcome> {
  const total = bulk.ids.length
  if (isDecision(bulk.deed)) {
    const { batchId, decided } = await decide(bulk.deed, bulk, bulk.ids)
    return { done: decided.length, failed: total - decided.length, batchId }
  }
  const done = await atomically((client) => changeProducts(bulk, client))
  return { done, failed: total - done }
}

function refuseUnfit({ list, deed, reason, categoryId, until }: BulkChange): Promise<void> {
  return atomically(async (client) => {
    if (isDecision(deed)) await usableReason(reason, TARGETS[list], client)
    if (deed === 'feature' && !until)
      throw new InvalidInputException([{ path: ['until'], code: 'required' }])
    if (deed !== 'recategorise') return
    const category = await Category.query({ client }).where({ id: categoryId ?? 0, isActive: true })
    if (category.length) return
    const params = { value: categoryId }
    throw new InvalidInputException([{ path: ['category_id'], code: 'not_found', params }])
  })
}
