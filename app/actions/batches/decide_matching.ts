import sql from 'sql-template-tag'
import { leaveUnfit } from '#actions/batches/leave_unfit'
import { newBatch, refuseWanted } from '#actions/batches/new_batch'
import { CountChangedException } from '#exceptions/moderation'
import { casesMatching, type CaseFilters } from '#queries/moderation/case_list'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'
import { enqueue } from '#queue/enqueue'
import { runBatch } from '#queue/moderation'
import { MAX_MATCHING, type WantedDecision } from '#rules/moderation_batch'
import type { Viewer } from '#rules/viewer'

interface Input {
  by: Viewer
  filters: CaseFilters
  /** how many the filters found when somebody looked */
  count: number
  wanted: WantedDecision
}

/** Has a job decide the same on all cases that filters find: those that are there now, in the version of now. */
export default class DecideMatching {
  /**
   * @returns the id of the batch
   * @throws CountChangedException when the filters find more or fewer than were seen, or more than a batch takes
   * @throws as {@link refuseWanted}
   */
  async handle({ by, filters, count, wanted }: Input): Promise<number> {
    await refuseWanted({ by, wanted, count })
    return atomically(async (client) => {
      const found = await execute<{ n: number }>(
        {
          sql: sql`select count(*)::int as n from (select ${casesMatching(filters, by)}
            limit ${MAX_MATCHING + 1}::int) m`,
        },
        client
      )
      refuseChanged(found[0]!.n, count)
      const { id: batchId } = await newBatch({ by, wanted, count }, client)
      const added = await execute<{ case_id: number }>(
        {
          sql: sql`insert into moderation_batchcase (batch_id, case_id, case_version)
            select ${batchId}::bigint, c.id, c.version ${casesMatching(filters, by)} returning case_id`,
        },
        client
      )
      refuseChanged(added.length, count)
      const ids = added.map(({ case_id: id }) => id)
      await leaveUnfit({ batchId, ids, verb: wanted.verb, by }, client)
      await enqueue(runBatch, { batchId }, { client })
      return batchId
    })
  }
}

function refuseChanged(now: number, seen: number): void {
  if (now !== seen || now === 0 || now > MAX_MATCHING) throw new CountChangedException(now)
}
