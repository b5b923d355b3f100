/** Each takes one list of `resources/demo` as JSON; ids are found by the names used there, times are ages. */
export const PEOPLE = `
  with person as (
    select * from jsonb_to_recordset(?::jsonb) as person (username text, first_name text, last_name text,
      location text, bio text, website text, is_private boolean, days integer, password text)
  ), added as (
    insert into users_user
      (username, email, first_name, last_name, password, is_staff, is_superuser, is_verified, date_joined)
    select username, username || '@example.com', first_name, last_name, password,
      username = 'admin', username = 'admin', true, now() - days * interval '1 day'
    from person
    returning id, username
  )
  insert into users_userprofile (user_id, location, bio, website, is_private)
  select id, location, bio, coalesce(website, ''), coalesce(is_private, false)
  from added join person using (username)`

export const MODERATORS = `
  with moderators as (
    insert into auth_group (name) values ('Moderators')
    on conflict (name) do update set name = excluded.name returning id
  )
  insert into users_user_groups (user_id, group_id)
  select users_user.id, moderators.id from users_user, moderators where username = 'moderator'`

export const CATEGORIES = `
  with wanted as (
    select * from jsonb_to_recordset(?::jsonb) as wanted
      (slug text, name text, description text, parent text)
  ), root as (
    insert into products_category (slug, name, description)
    select slug, name, description from wanted where parent is null
    returning id, slug
  )
  insert into products_category (slug, name, description, parent_id)
  select wanted.slug, name, description, root.id from wanted join root on root.slug = parent`

/** The oldest comes first. Nobody but its author has seen a draft. */
export const PRODUCTS = `
  insert into products_product (name, description, price, currency, category_id, user_id, status,
    moderation_state, views_count, created_at, updated_at)
  select wanted.name, wanted.description, price, currency, category.id, owner.id,
    coalesce(status, 'published'), coalesce(moderation_state, 'visible'),
    case when status = 'draft' then 0 else 5 + likes * 11 + days / 4 + nth * 37 % 23 end, moment, moment
  from rows from (jsonb_to_recordset(?::jsonb) as (name text, category text, owner text, price numeric,
      currency text, days integer, likes integer, status text, moderation_state text, description text))
    with ordinality as wanted
      (name, category, owner, price, currency, days, likes, status, moderation_state, description, nth)
  join products_category category on category.slug = wanted.category
  join users_user owner on owner.username = wanted.owner
  cross join lateral (
    select now() - days * interval '1 day' - nth * 97 % 720 * interval '1 minute' as moment
  ) made
  order by nth`

/** Of the list of products; their tags are words that are their own slugs. */
export const TAGS = `
  with wanted as (
    select product.id, tag
    from jsonb_to_recordset(?::jsonb) as listed (name text, tags jsonb)
    join products_product product using (name)
    cross join jsonb_array_elements_text(tags) tag
  ), made as (
    insert into products_producttag (name, slug) select distinct tag, tag from wanted
    returning id, name
  )
  insert into products_producttagrelation (product_id, tag_id)
  select wanted.id, made.id from wanted join made on made.name = wanted.tag`

/** Of the list of products: so many people like each, always the same ones, from its first day on. */
export const LIKES = `
  with wanted as (
    select product.*, likes
    from jsonb_to_recordset(?::jsonb) as listed (name text, likes integer)
    join products_product product using (name)
  ), liked as (
    insert into products_productlike (product_id, user_id, created_at, updated_at)
    select wanted.id, fan.id, moment, moment
    from wanted
    cross join lateral (
      select id, row_number() over (order by md5(wanted.name || username)) as nth
      from users_user where id <> wanted.user_id
    ) fan
    cross join lateral (
      select created_at + (now() - created_at) * (nth::float8 / (likes + 1)) as moment
    ) came
    where nth <= likes
    returning product_id
  )
  update products_product product set likes_count = counted.n
  from (select product_id, count(*) as n from liked group by product_id) counted
  where counted.product_id = product.id`

/** Replies name their parent by its place in the list; what was taken back is a tombstone. */
export const COMMENTS = `
  with said as materialized (
    select said.*, nextval(pg_get_serial_sequence('products_comment', 'id')) as id
    from jsonb_to_recordset(?::jsonb) as said (place integer, parent integer, product text, author text,
      hours integer, content text, is_approved boolean, is_edited boolean, is_deleted boolean)
    order by place
  )
  insert into products_comment (id, product_id, user_id, parent_id, content, is_approved, is_edited,
    is_active, deleted_at, created_at, updated_at)
  select said.id, product.id, person.id, parent.id, said.content, coalesce(said.is_approved, true),
    coalesce(said.is_edited, false), said.is_deleted is not true,
    case when said.is_deleted then moment + interval '2 days' end, moment, moment
  from said
  join products_product product on product.name = said.product
  join users_user person on person.username = said.author
  left join said parent on parent.place = said.parent
  cross join lateral (
    select product.created_at + said.hours * interval '1 hour' + said.place * 7 % 50 * interval '1 minute' as moment
  ) made
  order by said.place`
