import { readdirSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import type { Check } from '#shapes/health'

const KEPT_MS = 5000
const REMEDY = 'run `npx node ace migration:run --force`'

/** The migrations that this code needs, as adonis_schema names them; later builds may add to the folder. */
export const neededMigrations = readdirSync(app.migrationsPath())
  .filter((file) => /^\d.*\.[jt]s$/.test(file))
  .map((file) => `database/migrations/${file.replace(/\.[jt]s$/, '')}`)

let kept: { until: number; fault: string | null } | undefined

/**
 * Whether the database has the tables that this code needs. The answer is kept for some seconds, as
 * balancers ask all the time.
 *
 * @throws what the database threw
 */
export async function checkSchema(): Promise<Check> {
  const started = performance.now()
  if (!kept || kept.until < Date.now())
    kept = { fault: await schemaFault(), until: Date.now() + KEPT_MS }
  const ms = Math.round((performance.now() - started) * 100) / 100
  return kept.fault ? { status: 'unavailable', ms, detail: kept.fault } : { status: 'ok', ms }
}

/** For tests: the next check looks again. */
export const forgetSchema = (): void => void (kept = undefined)

/** What is wrong with the tables, in words for an operator. */
export async function schemaFault(): Promise<string | null> {
  const waiting = await countWaiting()
  if (waiting === neededMigrations.length) return `this database has no tables of Vitrin: ${REMEDY}`
  return waiting ? `${waiting} migrations wait: ${REMEDY}` : null
}

/** How many migrations of this release the database does not have. */
export async function countWaiting(): Promise<number> {
  const { rows: found } = await db.rawQuery<{ rows: { there: boolean }[] }>(
    `select to_regclass('adonis_schema') is not null as there`
  )
  if (!found[0]?.there) return neededMigrations.length
  const { rows } = await db.rawQuery<{ rows: { waiting: number }[] }>(
    `select count(*)::int as waiting from unnest(?::text[]) wanted (name)
     where not exists (select from adonis_schema done where done.name = wanted.name)`,
    [neededMigrations]
  )
  return rows[0]!.waiting
}
