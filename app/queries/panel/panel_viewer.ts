import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { ACCOUNT_COLUMNS, accountsOf, viewerOf, type Account } from '#queries/users/find_viewer'
import { COUNTED_CASES } from '#rules/moderation'
import type { Viewer } from '#rules/viewer'

/** How somebody wants the panel, and what its frame says of them and of the queue. */
export interface Desk {
  username: string
  theme: 'auto' | 'light' | 'dark'
  density: 'comfortable' | 'compact'
  /** as the IANA names it; '' where the site's is good enough */
  timeZone: string
  hasShortcuts: boolean
  wantsUrgentMails: boolean
  wantsMorningMails: boolean
  /** open cases; one more than are counted when there are more */
  openCases: number
}

/** Somebody who is signed in to pages. */
export interface PanelViewer extends Viewer {
  readonly desk: Desk
}

const DESK = sql`json_build_object('username', u.username, 'theme', coalesce(p.theme, 'auto'),
  'density', coalesce(p.density, 'comfortable'), 'timeZone', coalesce(p.time_zone, ''),
  'hasShortcuts', coalesce(p.has_shortcuts, true), 'wantsUrgentMails', coalesce(p.wants_urgent_mails, true),
  'wantsMorningMails', coalesce(p.wants_morning_mails, true), 'openCases', (select count(*) from (
    select from moderation_case where state = 'open' limit ${COUNTED_CASES + 1}::int) waiting))`

/**
 * Who opens a page, with all that its frame says, in one statement; null for an account that is closed and for a
 * session that was ended.
 *
 * @param sid - the session, 0 for none
 */
export async function panelViewer(id: number, sid: number): Promise<PanelViewer | null> {
  const [row] = await select<Account & { desk: Desk }>({
    name: 'panel_viewer',
    sql: sql`select ${ACCOUNT_COLUMNS}, ${DESK} as desk from ${accountsOf([id], [sid])}
      left join panel_preferences p on p.user_id = u.id`,
  })
  // The key is asked about as it is now: a session says itself whether it was ended.
  const token = sid ? { sid, issuedAt: Math.floor(Date.now() / 1000) } : undefined
  const viewer = viewerOf(row, token)
  return typeof viewer === 'string' ? null : { ...viewer, desk: row!.desk }
}
