import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { catalog, columnsOf, fingerprints } from '#tests/helpers/catalog'
import { djangoDatabase, migrate, withIdentityColumns } from '#tests/helpers/scratch_database'

const PARTS = ['columns', 'constraints', 'indexes'] as const
const DJANGOS_OWN = ['django_', 'auth_permission', 'auth_group_permissions', 'users_user_user_perm']

/** As Django writes: all of its own columns, none of ours. */
const AS_DJANGO = `
  insert into users_user (password, last_login, is_superuser, username, is_staff, is_active, date_joined, email,
    first_name, last_name, google_id, is_verified)
    values ('!', null, false, 'newcomer', false, true, now(), 'newcomer@example.org', '', '', null, false);
  insert into products_product (created_at, updated_at, is_active, name, description, price, currency, views_count,
    likes_count, category_id, user_id) values (now(), now(), true, 'New', '', 5, 'USD', 0, 0, 1, 51);
  insert into products_producttag (created_at, updated_at, is_active, name, slug)
    values (now(), now(), true, 'newest', 'newest');
  insert into products_comment (created_at, updated_at, is_active, content, is_approved, is_edited, likes_count,
    parent_id, product_id, user_id) values (now(), now(), true, 'Hello', true, false, 0, null, 117, 51)`

/** After reads side by side. Lucid takes its lock on some connection and lets it go on some other: a new pool has one. */
async function migrateAgain(name: string) {
  await db.manager.close(name)
  return migrate(name)
}

test.group('Adoption', () => {
  test('keeps every value of every table', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    const columns = await columnsOf(name)
    const before = await fingerprints(name, columns)

    await migrate(name)
    assert.lengthOf(Object.keys(before), 20)
    assert.deepEqual(await fingerprints(name, columns), before)
  })

  test("leaves Django's own tables as they are", async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    const theirs = async () => {
      const parts = DJANGOS_OWN.flatMap((owner) => PARTS.map((part) => catalog(name, part, owner)))
      const lines = await Promise.all(parts)
      return lines.flat()
    }
    const before = await theirs()

    await migrateAgain(name)
    assert.isAbove(before.length, 40)
    assert.deepEqual(await theirs(), before)
  })

  test('does nothing the second time', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    await migrate(name)
    const state = async () => ({
      rows: await fingerprints(name),
      schema: await Promise.all(PARTS.map((part) => catalog(name, part))),
    })
    const before = await state()

    const { status } = await migrateAgain(name)
    assert.equal(status, 'skipped')
    assert.deepEqual(await state(), before)
  })

  test('finishes what a killed run began', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    await migrate(name)
    const { adonis_schema: bookkeeping, ...columns } = await columnsOf(name)
    const before = await fingerprints(name, columns)
    assert.exists(bookkeeping)

    const client = db.connection(name)
    await client.rawQuery(
      `delete from adonis_schema where name > 'database/migrations/1795000000002'`
    )
    await client.rawQuery('update products_product set comments_count = 0')
    await client.rawQuery('drop index vitrin_product_price')
    await assert.rejects(() =>
      client.rawQuery(
        'create unique index concurrently vitrin_product_price on products_product (currency)'
      )
    )

    await migrate(name)
    assert.deepEqual(await fingerprints(name, columns), before)
    const { rows } = await client.rawQuery(
      `select indisvalid, indisunique from pg_index where indexrelid = 'vitrin_product_price'::regclass`
    )
    assert.deepEqual(rows, [{ indisvalid: true, indisunique: false }])
  })

  test("takes Django's INSERTs and continues its ids, made by {$self}")
    .with(['sequences', 'identity columns'])
    .run(async ({ assert, cleanup }, ids) => {
      const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
      if (ids === 'identity columns') await withIdentityColumns(name)
      await migrate(name)

      const client = db.connection(name)
      await client.rawQuery(AS_DJANGO)
      const product = await client.from('products_product').where('id', 117).firstOrFail()
      assert.containSubset(product, { user_id: 51, status: 'published', comments_count: 1 })
      assert.exists(await client.from('products_producttag').where('slug', 'newest').first())
    })

  test('counts what is there', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    await migrate(name)
    const { rows } = await db.connection(name).rawQuery(`
      select (select sum(comments_count) from products_product) as comments,
        (select sum(n) from products_productcount where scope = 'all') as listed,
        (select count(*) from products_product p where comments_count <> (select count(*) from products_comment c
           where c.product_id = p.id and c.is_active and c.is_approved)) as wrong`)
    assert.deepEqual(rows[0], { comments: 230, listed: 113, wrong: 0 })
  })

  test('is undone by a rollback', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    const schema = async () => {
      const lines = await Promise.all(PARTS.map((part) => catalog(name, part)))
      return lines.flat().filter((line) => !line.includes('adonis_schema'))
    }
    const columns = await columnsOf(name)
    const [before, rows] = [await schema(), await fingerprints(name)]

    await migrate(name)
    await migrate(name, 'down')
    assert.deepEqual(await schema(), before)
    assert.deepEqual(await fingerprints(name, columns), rows)
  })

  test('makes room for the longest gender', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'schema.sql')
    await db
      .connection(name)
      .rawQuery('alter table users_userprofile alter gender type varchar(10)')
    await migrate(name)
    assert.include(
      await catalog(name, 'columns', 'users_userprofile'),
      'users_userprofile.gender character varying not null 20'
    )
  })
})
