import db from '@adonisjs/lucid/services/db'
import { warn, type Finding } from '#doctor/finding'

interface Way {
  encrypted: boolean
  /** whether it leaves this machine; by a socket it does not */
  leaves: boolean
}

/** Whether rows and passwords of people go to the database encrypted, where they leave this machine. */
export async function checkTls(): Promise<Finding[]> {
  const { rows } = await db.rawQuery<{ rows: Way[] }>(
    `select ssl as encrypted, coalesce(not inet_server_addr() <<= any('{127.0.0.0/8,::1}'::inet[]), false) as leaves
     from pg_stat_ssl where pid = pg_backend_pid()`
  )
  const [way] = rows
  if (!way || way.encrypted || !way.leaves) return []
  return [warn('the way to the database is not encrypted', 'set DB_SSLMODE=verify-full')]
}
