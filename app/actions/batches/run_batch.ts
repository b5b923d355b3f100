import { isDeepStrictEqual } from 'node:util'
import { DateTime } from 'luxon'
import sql from 'sql-template-tag'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { isMarked, mark } from '#actions/batches/mark'
import { onceAPerson } from '#actions/batches/once_a_person'
import Decide from '#actions/moderation/decide'
import DecideTarget from '#actions/moderation/decide_target'
import { moderatorOf, type Moderator } from '#actions/moderation/moderator'
import { CaseChangedException } from '#exceptions/moderation'
import { PermissionDeniedException } from '#exceptions/http'
import { Refusal } from '#exceptions/refusal'
import Batch from '#models/batch'
import Effect from '#models/effect'
import { findViewer } from '#queries/users/find_viewer'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'
import { mayDoToMany } from '#rules/many_bans'
import { kindsOf, type BatchItem } from '#rules/moderation_batch'

const CHUNK = 100
const KEPT_DAYS = 90

/**
 * Decides what is left of a batch, by whoever wanted it, with the rights that they have now. It may be cut off
 * anywhere and run again: an item is decided and marked in one transaction.
 */
export default class RunBatch {
  async handle({ batchId }: { batchId: number }): Promise<void> {
    const batch = await Batch.find(batchId)
    if (!batch || batch.finishedAt) return
    const by = await moderatorBehind(batch)
    for (const waitingOf of [casesOf, targetsOf])
      for (;;) {
        const waiting = await execute<BatchItem>(waitingOf(batchId))
        for (const item of waiting) await decide(item, { batch, by })
        if (waiting.length < CHUNK) break
      }
    await finish(batch)
  }
}

/** One that was taken back meanwhile is finished already. */
async function finish({ id }: Batch): Promise<void> {
  await Batch.query().where({ id }).whereNull('finishedAt').update({ finished_at: DateTime.utc() })
  const end = DateTime.utc().minus({ days: KEPT_DAYS }).toISO()
  await Batch.query().where('createdAt', '<', end).delete()
}

const casesOf = (batchId: number) => ({
  name: 'batch_waiting',
  sql: sql`select case_id as "caseId", case_version as version
    from moderation_batchcase where batch_id = ${batchId}::bigint and outcome is null
    order by case_id limit ${CHUNK}::int`,
})

const targetsOf = (batchId: number) => ({
  name: 'batch_waiting_targets',
  sql: sql`select json_build_object('kind', target_kind, 'id', target_id) as target
    from moderation_batchtarget where batch_id = ${batchId}::bigint and outcome is null
    order by target_kind, target_id limit ${CHUNK}::int`,
})

/** Null for somebody who is gone, or may not do it any more. */
async function moderatorBehind(batch: Batch): Promise<Moderator | null> {
  const { createdById: id, wanted, count } = batch
  const viewer = id === null ? 'gone' : await findViewer(id)
  if (typeof viewer !== 'object' || !viewer.isModerator) return null
  return mayDoToMany(kindsOf(wanted), { count, rank: viewer.rank }) ? moderatorOf(viewer) : null
}

interface Running {
  batch: Batch
  by: Moderator | null
}

async function decide(item: BatchItem, { batch, by }: Running): Promise<void> {
  try {
    if (!by) throw new PermissionDeniedException()
    await atomically(async (client) => {
      const isOurs = await isMarked({ batch, item, outcome: 'decided' }, client)
      if (isOurs) await decideWithin(item, { batch, by }, client)
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await mark({ batch, item, outcome: codeOf(error) })
  }
}

async function decideWithin(
  item: BatchItem,
  { batch, by }: { batch: Batch; by: Moderator },
  client: TransactionClientContract
) {
  const input = { ...batch.wanted, by, batchId: batch.key }
  if ('caseId' in item) {
    const effects = await onceAPerson(batch, item.caseId, client)
    return new Decide().within({ ...input, ...item, effects }, client)
  }
  const { decision, about } = await new DecideTarget().within({ ...input, ...item }, client)
  const effects = await Effect.query({ client }).where('decisionId', decision.id)
  const isIdle = effects.every(({ before, after }) => isDeepStrictEqual(before, after))
  // Somebody else was faster, without a case that would tell.
  if (isIdle) throw new CaseChangedException(about.version, null)
}

/** What is wrong with the effects says more than that something is. */
const codeOf = (error: Refusal): string => {
  const [problem] = 'problems' in error ? (error.problems as { code: string }[]) : []
  return (problem?.code ?? error.publicCode).slice(0, 40)
}
