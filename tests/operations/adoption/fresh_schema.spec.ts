import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { catalog, fingerprints } from '#tests/helpers/catalog'
import { djangoDatabase, migrate, scratchDatabase } from '#tests/helpers/scratch_database'

const DJANGOS_OWN =
  /^(CREATE (UNIQUE )?INDEX \S+ ON public\.)?(django_|auth_permission|auth_group_permissions)/
/** auth_permission is Django's own, so a fresh database has nothing to refer to. */
const TO_PERMISSIONS = /_fk_auth_perm /

test.group('A fresh database', () => {
  test("has every column, constraint and index of Django's, none of them narrower", async ({
    assert,
    cleanup,
  }) => {
    const django = await djangoDatabase({ cleanup }, 'schema.sql')
    const fresh = await scratchDatabase({ cleanup })
    await migrate(fresh)

    for (const part of ['columns', 'constraints', 'indexes'] as const) {
      const lines = await catalog(django, part)
      const expected = lines.filter((line) => !DJANGOS_OWN.test(line) && !TO_PERMISSIONS.test(line))
      assert.isAbove(expected.length, 40)
      assert.includeMembers(await catalog(fresh, part), expected)
    }
  })

  test('fills in what Django fills in', async ({ assert, cleanup }) => {
    const fresh = await scratchDatabase({ cleanup })
    await migrate(fresh)
    const client = db.connection(fresh)
    await client.rawQuery(`
      insert into users_user (username, email, password) values ('ada', 'ada@example.com', '!');
      insert into users_userprofile (user_id) values (1);
      insert into products_category (name, slug) values ('Lamps', 'lamps');
      insert into products_product (name, description, price, category_id, user_id)
        values ('Lamp', 'Bright', 10, 1, 1);
      insert into products_productimage (product_id, image) values (1, 'lamp.jpg');
      insert into products_producttag (name, slug) values ('new', 'new');
      insert into products_producttagrelation (product_id, tag_id) values (1, 1);
      insert into products_productlike (product_id, user_id) values (1, 1);
      insert into products_comment (product_id, user_id, content) values (1, 1, 'Fine.')`)

    const product = await client.from('products_product').first()
    assert.containSubset(product, {
      is_active: true,
      status: 'published',
      moderation_state: 'visible',
      currency: 'USD',
      views_count: 0,
      likes_count: 0,
      comments_count: 1,
    })
  })

  test('is empty again after a rollback', async ({ assert, cleanup }) => {
    const fresh = await scratchDatabase({ cleanup })
    await migrate(fresh)
    await migrate(fresh, 'down')
    assert.deepEqual(Object.keys(await fingerprints(fresh)).sort(), [
      'adonis_schema',
      'adonis_schema_versions',
    ])
  })
})
