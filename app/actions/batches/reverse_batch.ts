import sql from 'sql-template-tag'
import type { DateTime } from 'luxon'
import UndoDecision from '#actions/moderation/undo_decision'
import { tellAuthor } from '#actions/moderation/tell_author'
import { tellReporters } from '#actions/moderation/tell_reporters'
import { Refusal } from '#exceptions/refusal'
import Batch from '#models/batch'
import Decision from '#models/decision'
import Effect from '#models/effect'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'
import { RANKS } from '#rules/roles'

const CHUNK = 100

interface Standing {
  id: number
  case_id: number
}

/**
 * Undoes what a batch that was taken back has decided, the first first. It may be cut off anywhere and run again. A
 * decision that somebody else has followed by another one stays, and is told after all.
 */
export default class ReverseBatch {
  async handle({ batchId }: { batchId: number }): Promise<void> {
    const batch = await Batch.find(batchId)
    if (!batch?.undoneAt) return
    for (let last = 0; ;) {
      const standing = await execute<Standing>(standingOf(batch, last))
      for (const one of standing) await reverse(one, batch, batch.undoneAt)
      if (standing.length < CHUNK) break
      last = standing.at(-1)!.id
    }
    await execute(settle(batchId))
  }
}

const standingOf = ({ id, key }: Batch, last: number) => ({
  name: 'batch_standing',
  sql: sql`select d.id, d.case_id from moderation_decision d
    where d.batch_id = ${key}::uuid and d.id > ${last}::bigint
      and not exists (select from moderation_decision u where u.undoes_id = d.id)
      and not exists (select from moderation_batchcase i
        where i.batch_id = ${id}::bigint and i.case_id = d.case_id and i.outcome = 'kept')
    order by d.id limit ${CHUNK}::int`,
})

async function reverse(one: Standing, batch: Batch, askedAt: DateTime) {
  const by = { id: batch.createdById, rank: RANKS.none, actor: `user:${batch.createdById}` }
  try {
    await new UndoDecision().handle({ decisionId: one.id, by }, askedAt.toUTC() as DateTime<true>)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await keep(one, batch)
  }
}

/** Its mails were withdrawn when the batch was taken back. */
const keep = ({ id: decisionId, case_id: caseId }: Standing, batch: Batch) =>
  atomically(async (client) => {
    const kept = await execute(
      {
        name: 'batch_keep',
        sql: sql`insert into moderation_batchcase (batch_id, case_id, case_version, outcome)
          values (${batch.id}::bigint, ${caseId}::bigint, 1, 'kept')
          on conflict (batch_id, case_id) do update set outcome = 'kept'
            where moderation_batchcase.outcome <> 'kept' returning case_id`,
      },
      client
    )
    if (!kept.length) return
    await execute(
      {
        name: 'batch_keep_target',
        sql: sql`delete from moderation_batchtarget t using moderation_case c
          where c.id = ${caseId}::bigint and t.batch_id = ${batch.id}::bigint
            and t.target_kind = c.target_kind and t.target_id = c.target_id`,
      },
      client
    )
    const decision = await Decision.findOrFail(decisionId, { client })
    await tellAuthor(decision, await Effect.query({ client }).where({ decisionId }), client)
    await tellReporters(decision, 1, client)
  })

const settle = (batchId: number) => ({
  name: 'batch_settle',
  sql: sql`with cases as (update moderation_batchcase set outcome = 'undone'
      where batch_id = ${batchId}::bigint and outcome = 'decided')
    update moderation_batchtarget set outcome = 'undone'
    where batch_id = ${batchId}::bigint and outcome = 'decided'`,
})
