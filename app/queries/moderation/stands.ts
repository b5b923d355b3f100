import sql from 'sql-template-tag'

/** Whether an effect of alias `e` was not taken back, and takes none back. */
export const STANDS = sql`e.undoes_id is null
  and not exists (select from moderation_effect n where n.undoes_id = e.id)`

/** What was done last to a comment of alias `o` of what decides whether it is shown. */
export const LAST_DONE_TO_COMMENT = sql`(select e.kind from moderation_effect e
  where e.target_kind = 'comment' and e.target_id = o.id
    and e.kind in ('approve', 'restore', 'hide', 'remove') and ${STANDS}
  order by e.id desc limit 1)`
