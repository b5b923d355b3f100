import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { TASK_STATE } from '#queries/panel/task_state'
import { select } from '#db/statements'
import type { Merge } from '#rules/panel_tasks'

/**
 * Two jobs would give each other's rows back and forth, or one would fill what the other deletes.
 *
 * @throws InvalidInputException while a job merges what is to be merged, or what is to be filled
 */
export async function refuseWhileMerging(
  kind: 'merge_category' | 'merge_tag',
  { from, into }: Merge,
  client: TransactionClientContract
): Promise<void> {
  const [other] = await select(
    {
      sql: sql`select from panel_tasks t where t.kind = ${kind} and t.state = 'waiting'
        and ((t.input ->> 'from')::bigint in (${from}, ${into}) or (t.input ->> 'into')::bigint = ${from})
        and ${TASK_STATE} = 'waiting' limit 1`,
    },
    client
  )
  if (other) throw new InvalidInputException([{ path: ['into'], code: 'merge_waiting' }])
}
