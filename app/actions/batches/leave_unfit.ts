import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { bulkCases } from '#queries/moderation/bulk_cases'
import { bigints } from '#db/sql_lists'
import { execute } from '#db/statements'
import { whyLeft, type BulkVerb, type WhyLeft } from '#rules/bulk_verbs'
import type { Viewer } from '#rules/viewer'

interface Input {
  batchId: number
  ids: number[]
  /** without it every case is tried */
  verb?: BulkVerb
  by: Viewer
}

/** Marks the cases of a batch that its verb does not fit, as they are when it begins, so that they are left. */
export async function leaveUnfit(
  { batchId, ids, verb, by }: Input,
  client: TransactionClientContract
): Promise<void> {
  if (!verb) return
  const left = new Map<WhyLeft, number[]>()
  for (const [id, about] of await bulkCases(ids, client)) {
    const why = whyLeft(verb, about, by)
    if (why) left.set(why, [...(left.get(why) ?? []), id])
  }
  for (const [why, cases] of left)
    await execute(
      {
        sql: sql`update moderation_batchcase set outcome = ${`left_${why}`}
          where batch_id = ${batchId}::bigint and case_id = any(${bigints(cases)})`,
      },
      client
    )
}
