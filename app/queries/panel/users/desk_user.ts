import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { deskUserRows, type DeskUser } from '#queries/panel/users/desk_user_rows'
import { select } from '#db/statements'

interface Rest {
  comments_count: number
  rejected_count: number
  suspended_until: string | null
  bio: string
  location: string
  website: string
}

export type DeskUserDetail = DeskUser & Rest

/** An account as the panel shows one, whatever its state; no address is among it. @throws NotFoundException */
export async function deskUser(id: number): Promise<DeskUserDetail> {
  const [[row], [rest]] = await Promise.all([
    deskUserRows([id]),
    select<Rest>({
      sql: sql`select (select count(*)::int from products_comment c where c.user_id = u.id) as comments_count,
          (select count(*)::int from products_comment c where c.user_id = u.id and not c.is_approved) as rejected_count,
          u.suspended_until, coalesce(f.bio, '') as bio, coalesce(f.location, '') as location,
          coalesce(f.website, '') as website
        from users_user u left join users_userprofile f on f.user_id = u.id where u.id = ${id}`,
    }),
  ])
  if (!row || !rest) throw new NotFoundException()
  return { ...row, ...rest }
}

export interface PersonalData {
  email: string
  phone: string
  birth_date: string | null
}

/** What only staff may read, and not without a trace. @throws NotFoundException */
export async function personalData(id: number): Promise<PersonalData> {
  const [found] = await select<PersonalData>({
    sql: sql`select u.email, coalesce(f.phone, '') as phone, f.birth_date::text as birth_date
      from users_user u left join users_userprofile f on f.user_id = u.id where u.id = ${id}`,
  })
  if (!found) throw new NotFoundException()
  return found
}

export interface DeskNote {
  id: number
  author: string
  text: string
  created_at: string
}

const MAX_NOTES = 100

/** What moderators told each other about somebody, the latest first. */
export const notesAbout = (userId: number) =>
  select<DeskNote>({
    sql: sql`select n.id, coalesce(u.username, '') as author, n.text, n.created_at
      from moderation_note n left join users_user u on u.id = n.author_id
      where n.user_id = ${userId} order by n.id desc limit ${MAX_NOTES}`,
  })
