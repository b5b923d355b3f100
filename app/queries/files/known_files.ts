import sql from 'sql-template-tag'
import { texts } from '#db/sql_lists'
import { select } from '#db/statements'

interface Row {
  name: string
  is_public: boolean | null
}

/**
 * Which of these names anything speaks of, and in which store the registry says that the file lies; null for
 * those that only a column names, as Django's do, and for those that wait to be deleted.
 */
export async function knownFiles(names: string[]): Promise<Map<string, boolean | null>> {
  const wanted = sql`any (${texts(names)})`
  const rows = await select<Row>({
    sql: sql`select name, is_public from media_files where name = ${wanted}
      union all select name, null from media_removals where name = ${wanted}
      union all select image, null from products_productimage where image = ${wanted}
      union all select avatar, null from users_userprofile where avatar = ${wanted} and avatar <> ''
      union all select image, null from products_category where image = ${wanted} and image <> ''`,
  })
  // Of a name that is spoken of twice the registry knows the place.
  const placesLast = rows.toSorted((one) => (one.is_public === null ? -1 : 1))
  return new Map(placesLast.map(({ name, is_public: isPublic }) => [name, isPublic]))
}
