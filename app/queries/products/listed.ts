import sql from 'sql-template-tag'

/** What everybody sees in lists (alias `p`): the column that database/rules.ts defines, and the partial indexes name. */
export const LISTED = sql`p.is_listed`
