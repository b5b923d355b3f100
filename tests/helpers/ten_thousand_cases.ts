import { runUnhurried } from '#tests/helpers/plans'
import { queuedComment } from '#tests/helpers/queued'

/** More of a row that is there, with other values in some columns. */
const more = (table: string, count: number, values: string) => `insert into ${table}
  select made.* from ${table} t, generate_series(1, ${count}) n,
    jsonb_populate_record(t, jsonb_build_object('id', 100000 + n, ${values})) made
  where t.id = (select min(id) from ${table})`

const cases = (kind: string, table: string, subject: string) => `insert into moderation_case
    (target_kind, target_id, subject_id, causes, weight, opened_at)
  select '${kind}', id, ${subject}, case id % 4 when 0 then '{rule}' else '{report}' end::varchar[], id % 50,
    now() - id % 5000 * interval '1 minute' from ${table} where id > 100000`

/** 10,000 open cases of all kinds, about what is there, 7,500 of them reported. @returns one about a comment */
export async function tenThousandCases() {
  const one = await queuedComment()
  await runUnhurried([
    more('users_user', 2000, `'username', 'many-' || n, 'email', 'many-' || n || '@many.example'`),
    more('products_product', 3000, `'slug', 'many-' || n, 'user_id', 100001 + n % 2000`),
    more(
      'products_comment',
      4999,
      `'user_id', 100001 + n % 2000, 'content', repeat('Words of comment ' || n || ' that go on. ', 12)`
    ),
    cases('user', 'users_user', 'id'),
    cases('product', 'products_product', 'user_id'),
    cases('comment', 'products_comment', 'user_id'),
    `insert into moderation_report (case_id, target_kind, target_id, reporter_id, reason_id, description)
      select id, target_kind, target_id, 100001 + id % 2000, (select min(id) + c.id % 4 from moderation_reason), 'Bad'
      from moderation_case c where causes @> '{report}'`,
    'vacuum analyze',
  ])
  return one
}
