import sql, { type Sql } from 'sql-template-tag'
import accounts from '#config/accounts'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'

/** Rows of one transaction: a statement of a serving process has two seconds. */
const BATCH = 2000

export interface Forgotten {
  addresses: number
  events: number
}

const oldRows = (days: number, condition: Sql) => sql`select id from users_securityevent
  where created_at < now() - ${days} * interval '1 day' and ${condition} limit ${BATCH}`

/** Deletes what the settings say is too old: addresses first, whole events later. */
export default class ForgetEvents {
  async handle(): Promise<Forgotten> {
    const { addressDays, eventDays } = accounts.events
    const addresses = oldRows(addressDays, sql`address is not null`)
    return {
      events: await inBatches(
        sql`delete from users_securityevent where id in (${oldRows(eventDays, sql`true`)}) returning id`
      ),
      addresses: await inBatches(
        sql`update users_securityevent set address = null where id in (${addresses}) returning id`
      ),
    }
  }
}

/** @returns how many rows were written */
async function inBatches(statement: Sql): Promise<number> {
  const written = await atomically(async (client) => {
    await execute({ sql: sql`select set_config('vitrin.forgetting', 'on', true)` }, client)
    return execute({ sql: statement }, client)
  })
  return written.length < BATCH ? written.length : written.length + (await inBatches(statement))
}
