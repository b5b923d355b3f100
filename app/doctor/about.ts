import { release, type } from 'node:os'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import mailing from '#config/mail'
import storage from '#config/storage'
import { ownDatabase } from '#db/own_connection'
import { backupAge } from '#hosting/backup_check'
import { usesEmbeddedPostgres } from '#hosting/embedded_postgres/choice'
import { countWaiting } from '#hosting/schema_check'
import { version } from '#hosting/version'
import { dataFolder } from '#installation/data_folder'
import { queueStatus } from '#queue/status'
import { placeName } from '#storage/trouble'
import env from '#start/env'

type Facts = Record<string, unknown>

/** What there is to say of this installation; keys and passwords are in none of it. */
export const SECTIONS = {
  app: (): Facts => ({
    version,
    environment: app.nodeEnvironment,
    node: process.version,
    system: `${type()} ${release()} ${process.arch}`,
    address: env.get('APP_URL') ?? null,
    workers: env.get('WORKERS', 1),
    data_folder: dataFolder(env.get('VITRIN_DATA_DIR')),
  }),
  database: async (): Promise<Facts> => ({
    kind: usesEmbeddedPostgres() ? 'embedded' : 'of the settings',
    name: ownDatabase(),
    ...(await server()),
    migrations_waiting: await countWaiting(),
  }),
  storage: (): Facts => {
    const { public: shown, private: hidden } = storage.places[storage.disk]!
    return { disk: storage.disk, public: placeName(shown), private: placeName(hidden) }
  },
  drivers: (): Facts => ({
    mail: mailing.smtp ? `${mailing.smtp.host}:${mailing.smtp.port}` : 'a folder',
    throttle: env.get('REDIS_URL') ? 'redis' : 'memory',
  }),
  jobs: async (): Promise<Facts> => {
    const { workers, oldestSeconds } = await queueStatus()
    return { workers, oldest_seconds: oldestSeconds }
  },
  backup: (): Facts => {
    const { folder, seconds } = backupAge()
    return { at: env.get('BACKUP_AT') ?? null, folder, age_seconds: seconds ?? null }
  },
  counts,
}

async function server(): Promise<Facts> {
  const { rows } = await db.rawQuery<{ rows: Facts[] }>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as size_bytes`
  )
  return rows[0]!
}

const COUNTED = {
  users: 'users_user',
  products: 'products_product',
  comments: 'products_comment',
  pictures: 'products_productimage',
  files: 'media_files',
}

async function counts(): Promise<Facts> {
  const counted: Facts = {}
  for (const [name, table] of Object.entries(COUNTED)) {
    const [row] = await db.from(table).count('* as n')
    counted[name] = Number(row.n)
  }
  return counted
}
