import sql, { type Sql } from 'sql-template-tag'
import { select } from '#db/statements'
import type { ToldDecision } from '#rules/told'

/** What the author is told of a decision; null when it was undone. */
export async function toldDecision(id: number): Promise<ToldDecision | null> {
  const [told] = await toldOf(sql`select ${id}::bigint as id`)
  return told ?? null
}

/** What a mail tells of: the decision that it was made for and those that joined it, but for those that were undone. */
export const toldByMail = (mailId: number) =>
  toldOf(sql`select decision_id as id from mails_mail where id = ${mailId}::bigint
    union select decision_id from mails_maildecision where mail_id = ${mailId}::bigint`)

const toldOf = (decisions: Sql) =>
  select<ToldDecision>({
    sql: sql`select d.id, c.target_kind as kind, d.text, w.label as reason, w.text as because,
        coalesce(case c.target_kind
          when 'product' then (select name from products_product where id = c.target_id)
          when 'comment' then (select p.name from products_comment o join products_product p
            on p.id = o.product_id where o.id = c.target_id) end, '') as title,
        array(select kind from moderation_effect e where e.decision_id = d.id order by id) as effects
      from moderation_decision d join moderation_case c on c.id = d.case_id
      join moderation_reason w on w.id = d.reason_id
      where d.id in (${decisions})
        and not exists (select from moderation_decision u where u.undoes_id = d.id)
      order by d.id`,
  })
