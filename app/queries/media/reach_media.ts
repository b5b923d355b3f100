import sql, { type Sql } from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { OPEN } from '#queries/users/visible'
import { select } from '#db/statements'
import { isTrialName } from '#rules/file_names'
import { isMediaWithinReach, type MediaOwner } from '#rules/media_reach'
import type { ProductState } from '#rules/product_reach'
import type { Viewer } from '#rules/viewer'

interface Row extends ProductState {
  /** null for a file that Django stored: only the column that names it tells of it */
  role: string | null
  content_type: string | null
  size_bytes: number | null
  sha256: string | null
  is_public: boolean
  profile_id: number | null
  has_product: boolean
  image_active: boolean
  avatar_public: boolean
  category_active: boolean
}

/** Whether the file that a column names has a clean copy: a trigger forgets what was known when Django writes another. */
const hasCopy = (known: Sql) => sql`coalesce(${known} ->> 'published' is not null, false)`

const statement = (name: string) => ({
  name: 'media_file',
  sql: sql`
    with file as (
      select role, content_type, size_bytes, sha256, is_public, image_id, user_id, category_id
      from media_files where name = ${name}
      union all
      select null, null, null, null, true, id, null, null
      from products_productimage where image = ${name} and published_name is null
      union all
      select null, null, null, null, true, null, user_id, null
      from users_userprofile where avatar = ${name} and avatar <> '' and not ${hasCopy(sql`avatar_picture`)}
      union all
      select null, null, null, null, true, null, null, id
      from products_category where image = ${name} and image <> '' and not ${hasCopy(sql`image_picture`)}
    )
    select f.role, f.content_type, f.size_bytes, f.sha256, f.is_public, f.user_id as profile_id,
      p.id is not null as has_product, i.is_active as image_active,
      p.user_id, p.is_active, p.is_listed, p.author_hidden,
      ${OPEN} and r.is_private is not true as avatar_public, c.is_active as category_active
    from file f
    left join products_productimage i on i.id = f.image_id
    left join products_product p on p.id = i.product_id
    left join users_user u on u.id = f.user_id
    left join users_userprofile r on r.user_id = f.user_id
    left join products_category c on c.id = f.category_id`,
})

/** A stored file as it is served. */
export interface MediaFile {
  name: string
  contentType: string | null
  /** both null for a file that Django stored */
  size: number | null
  sha256: string | null
  /** in which store it lies */
  isPublic: boolean
  /** whether everybody may see it */
  isOpen: boolean
}

/** Of `node ace storage:test`, for a moment; whoever knows its name put it there. */
const TRIAL = { contentType: null, size: null, sha256: null, isPublic: true, isOpen: true }

/**
 * The file of a name, by one statement. Originals are nobody's to see, as they tell where they were taken;
 * so is what Django stored, once there is a clean copy.
 *
 * @throws NotFoundException for what does not exist for that viewer
 */
export async function reachMedia(name: string, viewer?: Viewer): Promise<MediaFile> {
  if (isTrialName(name)) return { name, ...TRIAL }
  const rows = await select<Row>(statement(name))
  const registered = rows.filter(({ role }) => role !== null)
  const [row] = (registered.length ? registered : rows).filter(
    (one) => one.role !== 'original' && isMediaWithinReach(ownerOf(one), viewer)
  )
  if (!row) throw new NotFoundException()
  const { content_type: contentType, size_bytes: size, sha256, is_public: isPublic } = row
  return { name, contentType, size, sha256, isPublic, isOpen: isMediaWithinReach(ownerOf(row)) }
}

function ownerOf(row: Row): MediaOwner {
  if (row.has_product) return { kind: 'image', isActive: row.image_active, product: row }
  if (row.profile_id !== null)
    return { kind: 'avatar', userId: row.profile_id, isPublic: row.avatar_public }
  return { kind: 'category', isActive: row.category_active }
}
