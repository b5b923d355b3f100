/** Each takes one list of `resources/demo/showcase.json` as JSON; ids are found by the names used there. */
export const PEOPLE = `
  with person as (
    select * from jsonb_to_recordset(?::jsonb) as person
      (username text, first_name text, last_name text, location text, bio text, password text)
  ), added as (
    insert into users_user
      (username, email, first_name, last_name, password, is_staff, is_superuser, is_verified)
    select username, username || '@example.com', first_name, last_name, password,
      username = 'admin', username = 'admin', true
    from person
    returning id, username
  )
  insert into users_userprofile (user_id, location, bio)
  select id, location, bio from added join person using (username)`

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

/** The last one of the list is the newest. */
export const PRODUCTS = `
  insert into products_product
    (name, description, price, currency, category_id, user_id, views_count, created_at, updated_at)
  select wanted.name, wanted.description, price, currency, category.id, owner.id, 12 + nth * 37 % 180, moment, moment
  from rows from (jsonb_to_recordset(?::jsonb) as
      (name text, category text, owner text, price numeric, currency text, description text))
    with ordinality as wanted (name, category, owner, price, currency, description, nth)
  join products_category category on category.slug = wanted.category
  join users_user owner on owner.username = wanted.owner
  cross join lateral (select now() - interval '200 hours' + nth * interval '8 hours' as moment) made
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

/** Two people in five like a product, always the same ones. */
export const LIKES = `
  with liked as (
    insert into products_productlike (product_id, user_id)
    select product.id, person.id from products_product product, users_user person
    where product.user_id <> person.id and (product.id * 7 + person.id * 11) % 5 < 2
    returning product_id
  )
  update products_product product set likes_count = counted.n
  from (select product_id, count(*) as n from liked group by product_id) counted
  where counted.product_id = product.id`

export const COMMENTS = `
  insert into products_comment (product_id, user_id, content)
  select product.id, person.id, content
  from jsonb_to_recordset(?::jsonb) as said (product text, author text, content text)
  join products_product product on product.name = said.product
  join users_user person on person.username = author`
