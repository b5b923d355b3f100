import sql from 'sql-template-tag'

/** In what state a product is, in the word that weighs most. */
export const PRODUCT_STATES = [
  ...(['listed', 'draft', 'archived', 'held', 'hidden', 'removed'] as const),
  ...(['author_hidden', 'deleted'] as const),
] as const
export type ProductState = (typeof PRODUCT_STATES)[number]

/** Of alias `p`. */
export const PRODUCT_STATE = sql`(case when not p.is_active then 'deleted'
  when p.moderation_state <> 'visible' then p.moderation_state
  when p.author_hidden then 'author_hidden'
  when p.status <> 'published' then p.status else 'listed' end)`
