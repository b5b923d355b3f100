import sql, { type Sql } from 'sql-template-tag'
import { select } from '#db/statements'

/** Rows of one statement. */
const BATCH = 500

interface Row {
  id: number
  row: string
}

type Section = (userId: number, after: number) => Sql

/** What somebody gets of each table, by the name of its file: all that is theirs, and no secret. */
export const SECTIONS: Record<string, Section> = {
  account: (user, after) => sql`
    select u.id, (to_jsonb(u) - 'password' || jsonb_build_object('profile',
      to_jsonb(p) - array['id', 'user_id', 'avatar_unfit']))::text as row
    from users_user u left join users_userprofile p on p.user_id = u.id where u.id = ${user} and u.id > ${after}`,
  products: (user, after) => sql`
    select p.id, (to_jsonb(p) - array['user_id', 'author_hidden'] || jsonb_build_object(
      'category', (select name from products_category c where c.id = p.category_id),
      'tags', (select coalesce(jsonb_agg(t.name order by t.name), '[]') from products_producttagrelation r
        join products_producttag t on t.id = r.tag_id where r.product_id = p.id),
      'images', (select coalesce(jsonb_agg(jsonb_build_object('image', i.image, 'alt_text', i.alt_text,
        'order_index', i.order_index) order by i.order_index, i.id), '[]')
        from products_productimage i where i.product_id = p.id)))::text as row
    from products_product p where p.user_id = ${user} and p.id > ${after} order by p.id limit ${BATCH}`,
  comments: (user, after) => sql`
    select id, (to_jsonb(c) - array['user_id', 'author_hidden'])::text as row from products_comment c
    where user_id = ${user} and id > ${after} order by id limit ${BATCH}`,
  likes: (user, after) => sql`
    select id, jsonb_build_object('product', product_id, 'at', created_at)::text as row from products_productlike
    where user_id = ${user} and id > ${after} order by id limit ${BATCH}`,
  comment_likes: (user, after) => sql`
    select id, jsonb_build_object('comment', comment_id, 'at', created_at)::text as row from products_commentlike
    where user_id = ${user} and id > ${after} order by id limit ${BATCH}`,
  sessions: (user, after) => sql`
    select id, (to_jsonb(s) - 'user_id')::text as row from users_session s
    where user_id = ${user} and id > ${after} order by id limit ${BATCH}`,
  security_events: (user, after) => sql`
    select id, (to_jsonb(e) - array['user_id', 'actor'])::text as row from users_securityevent e
    where user_id = ${user} and id > ${after} order by id limit ${BATCH}`,
  reports: (user, after) => sql`
    select id, jsonb_build_object('target_kind', target_kind, 'target_id', target_id, 'description', description,
      'state', state, 'created_at', created_at)::text as row
    from moderation_report where reporter_id = ${user} and id > ${after} order by id limit ${BATCH}`,
  appeals: (user, after) => sql`
    select id, jsonb_build_object('text', text, 'state', state, 'created_at', created_at)::text as row
    from moderation_appeal where author_id = ${user} and id > ${after} order by id limit ${BATCH}`,
}

/** One section as JSON Lines. */
export async function* linesOf(section: Section, userId: number): AsyncGenerator<string> {
  let rows: Row[] = []
  do {
    rows = await select<Row>({ sql: section(userId, rows.at(-1)?.id ?? 0) })
    if (rows.length) yield `${rows.map(({ row }) => row).join('\n')}\n`
  } while (rows.length === BATCH)
}

/** Names of the pictures of somebody, as they were sent where that is kept. */
export async function picturesOf(userId: number): Promise<string[]> {
  const rows = await select<{ name: string }>({
    sql: sql`select m.name from media_files m left join products_productimage i on i.id = m.image_id
        left join products_product p on p.id = i.product_id
      where coalesce(m.user_id, p.user_id) = ${userId} and m.role in ('original', 'published')
      union select i.image from products_productimage i join products_product p on p.id = i.product_id
        where p.user_id = ${userId} and i.image <> ''
      union select avatar from users_userprofile where user_id = ${userId} and avatar <> '' order by 1`,
  })
  return rows.map(({ name }) => name)
}
