import sql, { type Sql } from 'sql-template-tag'

/**
 * The ids of some categories and of all below them, inactive ones too: their products stay listed.
 *
 * @param roots - a SELECT of ids
 */
export const subtreeOf = (roots: Sql): Sql => sql`with recursive tree (id) as (
  ${roots} union select c.id from products_category c join tree on c.parent_id = tree.id
) select id from tree`
