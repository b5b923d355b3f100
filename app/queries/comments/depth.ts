import sql, { type Sql } from 'sql-template-tag'

/** How many levels below a product's own comments a new reply may be; adopted ones may be deeper. */
export const MAX_DEPTH = 32

/** How many comments a comment is below; counted no further than new ones may be. */
export const depthOf = (id: number): Sql => sql`(
  with recursive up as (
    select a.parent_id, 0 as depth from products_comment a where a.id = ${id}::bigint
    union all
    select a.parent_id, up.depth + 1 from up join products_comment a on a.id = up.parent_id
    where up.depth < ${MAX_DEPTH}
  ) select max(depth) from up)`
