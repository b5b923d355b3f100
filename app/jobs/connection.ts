import type { ConstructorOptions, PgBoss } from 'pg-boss'
import env from '#start/env'
import { ownConnection } from '#db/own_connection'
import { SCHEMA } from '#queue/engine'
import { logEngine } from '#jobs/engine_log'

/**
 * Together with a job's heartbeat of 20 s and the first pause of 5 s this is the time after which the job
 * of a worker that died runs again at the latest.
 */
const MONITOR_SECONDS = 10

const TIMING = {
  superviseIntervalSeconds: MONITOR_SECONDS,
  monitorIntervalSeconds: MONITOR_SECONDS,
  cronMonitorIntervalSeconds: 15,
  instanceHeartbeatSeconds: 10,
}

/** pg-boss with four connections of its own at most, and one that listens, to the database of the settings. */
export async function connectEngine(): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    ...(ownConnection() as ConstructorOptions),
    ...TIMING,
    schema: SCHEMA,
    application_name: 'vitrin jobs',
    max: 4,
    // A pooler in transaction mode gives each statement another session, and LISTEN would be lost.
    useListenNotify: env.get('DB_POOLER') !== 'transaction',
  })
  return logEngine(boss)
}
