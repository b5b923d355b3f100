import sql from 'sql-template-tag'

/** What everybody sees in lists (alias `p`): the one visibility rule, and the predicate of the partial indexes. */
export const LISTED = sql`p.is_active and p.status = 'published' and p.moderation_state = 'visible'`
