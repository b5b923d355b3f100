import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { catalog, fingerprints } from '#tests/helpers/catalog'
import { djangoDatabase, migrate } from '#tests/helpers/scratch_database'

/** Change → what is said of it. */
const DIFFERENT: [string, string][] = [
  [
    'alter table products_product alter price type numeric(12,3)',
    'products_product.price: is numeric(12,3), should be numeric(10,2)',
  ],
  [
    'alter table products_comment alter likes_count type smallint',
    'products_comment.likes_count: is smallint, should be integer',
  ],
  [
    'alter table users_user alter email type varchar(100)',
    'users_user.email: is character varying(100), should be character varying(254)',
  ],
  ['alter table users_user drop first_name', 'users_user.first_name: no such column'],
  [
    'drop table token_blacklist_blacklistedtoken',
    'token_blacklist_blacklistedtoken: no such table',
  ],
  ['alter table users_user alter email drop not null', 'users_user.email: may be null, should not'],
  [
    'alter table token_blacklist_outstandingtoken alter created_at set not null',
    'token_blacklist_outstandingtoken.created_at: may not be null, should',
  ],
  [
    'alter table products_productlike drop constraint products_productlike_product_id_user_id_02ecfedf_uniq',
    'products_productlike: unique (product_id, user_id) is missing',
  ],
  [
    'alter table products_product drop constraint products_product_user_id_e04f062e_fk_users_user_id',
    'products_product: foreign key (user_id) references users_user is missing',
  ],
  ['alter table products_comment alter id drop default', 'products_comment.id: makes no ids'],
  [
    'alter table products_producttag add colour text not null default $$red$$; alter table products_producttag alter colour drop default',
    'products_producttag.colour: unknown, required and without a default',
  ],
]

const TOLERABLE = [
  'alter table users_userprofile alter gender type varchar(10)',
  'alter table products_product alter name type text, alter price type numeric(12,2)',
  'alter table products_product add weight integer, add shelf text not null default $$A$$',
  'alter table auth_group alter id type bigint',
]

test.group('A schema that differs', () => {
  test('is refused with every difference named, and left as it was', async ({
    assert,
    cleanup,
  }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    await db.connection(name).rawQuery(DIFFERENT.map(([change]) => change).join(';'))
    const state = async () => ({
      rows: await fingerprints(name),
      columns: await catalog(name, 'columns'),
    })
    const before = await state()

    const { message } = (await migrate(name).catch((error: Error) => error)) as Error
    const [first, ...complaints] = message.split('\n  ')
    assert.equal(first, 'This database cannot be adopted; nothing was changed.')
    assert.sameMembers(
      complaints,
      DIFFERENT.map(([, complaint]) => complaint)
    )
    assert.deepEqual(await state(), before)
  })

  test('is adopted all the same when it is wider', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'schema.sql')
    await db.connection(name).rawQuery(TOLERABLE.join(';'))
    const { status } = await migrate(name)
    assert.equal(status, 'completed')
  })
})
