import sql from 'sql-template-tag'
import { DateTime } from 'luxon'
import { select } from '#db/statements'

type Asked = Record<string, string | undefined>

/** For how many hours a case has waited at least. */
export const WAITING = { '1h': 1, '24h': 24, '3d': 72 } as const

const NOBODY = '0'

/** What the desk asks for in its own words, in those of the queue's list: how long it waits, and who holds it. */
export async function inWordsOfTheList({ waiting, author, ...asked }: Asked): Promise<Asked> {
  const hours = WAITING[waiting as keyof typeof WAITING]
  return {
    ...asked,
    ...(hours ? { opened_before: minutesAgo(hours * 60) } : {}),
    ...(author?.trim() ? { subject: await idOf(author) } : {}),
  }
}

/** To the minute, so that what is counted of it can be kept. */
const minutesAgo = (minutes: number) => DateTime.utc().startOf('minute').minus({ minutes }).toISO()

async function idOf(name: string): Promise<string> {
  const [user] = await select<{ id: number }>({
    sql: sql`select id from users_user where lower(username) = lower(${name.trim().replace(/^@/, '')}) limit 1`,
  })
  return user ? String(user.id) : NOBODY
}
