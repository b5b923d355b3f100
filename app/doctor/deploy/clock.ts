import db from '@adonisjs/lucid/services/db'
import { error, warn, type Finding } from '#doctor/finding'

const LITTLE_SECONDS = 2
/** From here on codes of apps and tokens that were just given out are refused. */
const MUCH_SECONDS = 30

/** Whether this machine and the database's have one time. */
export async function checkClock(): Promise<Finding[]> {
  const asked = Date.now()
  const { rows } = await db.rawQuery<{ rows: { ms: number }[] }>(
    `select extract(epoch from clock_timestamp()) * 1000 as ms`
  )
  const here = (asked + Date.now()) / 2
  const seconds = Math.abs(here - Number(rows[0]!.ms)) / 1000
  if (seconds < LITTLE_SECONDS) return []
  const says = `this clock and the database’s are ${Math.round(seconds)} s apart`
  return [
    (seconds < MUCH_SECONDS ? warn : error)(says, 'let NTP set both: `timedatectl set-ntp on`'),
  ]
}
