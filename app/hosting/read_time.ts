import { DateTime } from 'luxon'
import { CommandFailure, EXIT } from '#hosting/command_failure'

/** A time that a flag names, in UTC unless it says otherwise. @throws CommandFailure naming the flag */
export function readTime(flag: string, text: string): DateTime<true> {
  const time = DateTime.fromISO(text, { zone: 'utc' })
  if (!time.isValid) throw new CommandFailure(`${flag} is a time, as 2026-11-27`, EXIT.usage)
  return time
}
