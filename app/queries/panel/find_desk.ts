import sql from 'sql-template-tag'
import { select } from '#db/statements'

/** How somebody wants the panel, and what its frame says of them. */
export interface Desk {
  username: string
  theme: 'auto' | 'light' | 'dark'
  /** as the IANA names it; '' where the site's is good enough */
  timeZone: string
  hasShortcuts: boolean
  wantsUrgentMails: boolean
  wantsMorningMails: boolean
}

export async function findDesk(userId: number): Promise<Desk> {
  const [desk] = await select<Desk>({
    name: 'desk',
    sql: sql`select u.username, coalesce(p.theme, 'auto') as theme,
        coalesce(p.time_zone, '') as "timeZone", coalesce(p.has_shortcuts, true) as "hasShortcuts",
        coalesce(p.wants_urgent_mails, true) as "wantsUrgentMails",
        coalesce(p.wants_morning_mails, true) as "wantsMorningMails"
      from users_user u left join panel_preferences p on p.user_id = u.id where u.id = ${userId}`,
  })
  return desk!
}
