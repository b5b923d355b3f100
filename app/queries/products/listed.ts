import sql from 'sql-template-tag'

/** What everybody sees in lists (alias `p`): the column that database/rules.ts defines, and the partial indexes name. */
export const LISTED = sql`p.is_listed`

/** Whether the files of a product, alias `p`, lie where everybody reads them: the move of a new one's takes a moment. */
export const HAS_PUBLIC_FILES = sql`p.is_listed
  and not exists (select from media_placements n where n.product_id = p.id) as has_public_files`
