import sql from 'sql-template-tag'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { nowOrLater } from '#actions/batches/now_or_later'
import { newBatch } from '#actions/batches/new_batch'
import RunBatch from '#actions/batches/run_batch'
import Decide, { type DecidedCase, type Deciding } from '#actions/moderation/decide'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { CountChangedException } from '#exceptions/moderation'
import type Batch from '#models/batch'
import type Case from '#models/case'
import { kindsOf } from '#queries/moderation/reasons'
import { sweptBy } from '#queries/moderation/swept'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'
import { enqueue } from '#queue/enqueue'
import { runBatch } from '#queue/moderation'
import { MAX_BATCH, MAX_MATCHING, SPARE_SECONDS } from '#rules/moderation_batch'
import type { Sweep } from '#rules/sweep'
import type { Viewer } from '#rules/viewer'

interface Input {
  deciding: Deciding
  by: Viewer
  sweep: Sweep
  /** how many other things of the author it hits, as whoever decides has seen */
  count: number
}

/**
 * Decides on a case, and the same moment has other things of its author hidden or removed. The decision and the list of
 * what is swept are one transaction, so that neither is without the other. The things are then decided on each for
 * itself, as those of every batch: nobody who writes a comment waits for all of them. Above {@link MAX_BATCH} a job does it.
 */
export default class DecideAndSweep {
  /**
   * @returns the decision, and the id of the batch, which is undone as a whole
   * @throws as Decide does, and CountChangedException when there are more or fewer things than were seen
   */
  async handle(input: Input): Promise<DecidedCase & { batchId: number }> {
    const done = await atomically((client) => begin(input, client))
    const { batchId } = done
    if (input.count <= MAX_BATCH)
      await nowOrLater(batchId, () => new RunBatch().handle({ batchId }))
    return done
  }
}

async function begin(input: Input, client: TransactionClientContract) {
  const { deciding, by, sweep, count } = input
  const { reason, text } = deciding
  const wanted = { effects: [{ kind: sweep.deed }], reason, text }
  const batch = await newBatch({ by, wanted, count: count + 1 }, client)
  const decided = await new Decide().within({ ...deciding, batchId: batch.key }, client)
  const found = await addItems({ batch, about: decided.about, input }, client)
  if (found !== count || count > MAX_MATCHING) throw new CountChangedException(found)
  const afterSeconds = count <= MAX_BATCH ? SPARE_SECONDS : 0
  await enqueue(runBatch, { batchId: batch.id }, { client, afterSeconds })
  return { ...decided, batchId: batch.id }
}

/** The decided case, and what is swept. @returns how many things that is */
async function addItems(
  { batch: { id: batchId }, about, input }: { batch: Batch; about: Case; input: Input },
  client: TransactionClientContract
): Promise<number> {
  const { id: caseId, version, subjectId: authorId, target: but } = about
  const { scope } = input.sweep
  const { rank } = input.by
  const kinds = await kindsOf(input.deciding.reason)
  if (authorId === null) throw new InvalidInputException([{ path: ['sweep'], code: 'gone' }])
  const [row] = await execute<{ n: number }>(
    {
      sql: sql`with swept as materialized (${sweptBy({ authorId, but, kinds, scope, rank })} limit ${MAX_MATCHING + 1}::int),
        cases as (insert into moderation_batchcase (batch_id, case_id, case_version, outcome)
          select ${batchId}::bigint, ${caseId}::bigint, ${version}::int, 'decided'
          union all select ${batchId}::bigint, case_id, version, null from swept where case_id is not null),
        things as (insert into moderation_batchtarget (batch_id, target_kind, target_id)
          select ${batchId}::bigint, kind, id from swept where case_id is null)
        select count(*)::int as n from swept`,
    },
    client
  )
  return row!.n
}
