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

/** What happened to accounts, and what was done in the panel. */
const TABLES = [sql`users_securityevent`, sql`audit_entries`]

const oldRows = (table: Sql, { days, condition }: { days: number; condition: Sql }) =>
  sql`select id from ${table}
    where created_at < now() - ${days} * interval '1 day' and ${condition} limit ${BATCH}`

/** Forgets what the settings say is too old: addresses first, whole events later. */
export default class ForgetEvents {
  async handle(): Promise<Forgotten> {
    const forgotten = { addresses: 0, events: 0 }
    for (const table of TABLES) {
      const { addresses, events } = await forgetIn(table)
      forgotten.addresses += addresses
      forgotten.events += events
    }
    return forgotten
  }
}

async function forgetIn(table: Sql): Promise<Forgotten> {
  const { addressDays, eventDays } = accounts.events
  const old = oldRows(table, { days: eventDays, condition: sql`true` })
  const known = oldRows(table, { days: addressDays, condition: sql`address is not null` })
  return {
    events: await inBatches(sql`delete from ${table} where id in (${old}) returning id`),
    addresses: await inBatches(
      sql`update ${table} set address = null where id in (${known}) returning id`
    ),
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
