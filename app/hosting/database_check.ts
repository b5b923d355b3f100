import { setTimeout } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'

/** A balancer that asks every second or two must not be kept waiting. */
const LIMIT_MS = 800

let asked: Promise<boolean> | undefined

/** One question at a time, however many ask: health is not throttled and must not drain the pool. */
const ask = () =>
  (asked ??= db
    .rawQuery('select 1')
    .then(
      () => true,
      () => false
    )
    .finally(() => (asked = undefined)))

/** Whether the database answers in time, and how long that took in milliseconds. */
export async function checkDatabase() {
  const started = performance.now()
  const answered = await Promise.race([ask(), setTimeout(LIMIT_MS, false, { ref: false })])
  const ms = Math.round((performance.now() - started) * 100) / 100
  return { status: answered ? ('ok' as const) : ('unavailable' as const), ms }
}
