import sql from 'sql-template-tag'
import { leaveUnfit } from '#actions/batches/leave_unfit'
import { newBatch, refuseWanted } from '#actions/batches/new_batch'
import { nowOrLater } from '#actions/batches/now_or_later'
import RunBatch from '#actions/batches/run_batch'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { atomically } from '#db/atomically'
import { bigints } from '#db/sql_lists'
import { execute } from '#db/statements'
import { enqueue } from '#queue/enqueue'
import { runBatch } from '#queue/moderation'
import {
  MAX_BATCH,
  SPARE_SECONDS,
  type SeenCase,
  type WantedDecision,
} from '#rules/moderation_batch'
import type { Viewer } from '#rules/viewer'

interface Input {
  by: Viewer
  /** one to 200; what is named twice counts once, and what is not there is left out */
  cases: SeenCase[]
  wanted: WantedDecision
}

/**
 * Decides the same on several cases, each in a transaction of its own: a case that somebody else has decided on
 * meanwhile is told as taken, and holds up no other. What a process that dies leaves is decided by a job.
 */
export default class DecideCases {
  /**
   * @returns the id of the batch, which says what came of each
   * @throws InvalidInputException without cases that are there
   * @throws as {@link refuseWanted}
   */
  async handle({ by, cases, wanted }: Input): Promise<number> {
    await refuseWanted({ by, wanted, count: cases.length })
    if (cases.length > MAX_BATCH)
      refuseProblems([{ path: ['cases'], code: 'max_items', params: { max: MAX_BATCH } }])
    const { id: batchId } = await atomically(async (client) => {
      const known = await execute<{ id: number }>(
        {
          sql: sql`select id from moderation_case where id = any(${bigints(cases.map(({ id }) => id))})`,
        },
        client
      )
      if (!known.length) refuseProblems([{ path: ['cases'], code: 'empty' }])
      const batch = await newBatch({ by, wanted, count: known.length }, client)
      await execute({ sql: casesOf(batch.id, cases) }, client)
      const ids = known.map(({ id }) => id)
      await leaveUnfit({ batchId: batch.id, ids, verb: wanted.verb, by }, client)
      await enqueue(runBatch, { batchId: batch.id }, { client, afterSeconds: SPARE_SECONDS })
      return batch
    })
    await nowOrLater(batchId, () => new RunBatch().handle({ batchId }))
    return batchId
  }
}

const casesOf = (batchId: number, cases: SeenCase[]) => sql`insert into moderation_batchcase
    (batch_id, case_id, case_version)
  select distinct on (c.id) ${batchId}::bigint, c.id, seen.version
  from unnest(${bigints(cases.map(({ id }) => id))}, ${bigints(cases.map(({ version }) => version))})
    seen (id, version)
  join moderation_case c on c.id = seen.id order by c.id`
