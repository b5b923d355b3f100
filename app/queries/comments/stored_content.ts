import sql from 'sql-template-tag'
import { select } from '#db/statements'

const statement = (id: number) => sql`select content from products_comment where id = ${id}`

/** The text of a comment as it is stored; none when it is gone. */
export async function storedContent(id: number) {
  const [texts] = await select<{ content: string }>({ sql: statement(id) })
  return { ...texts }
}
