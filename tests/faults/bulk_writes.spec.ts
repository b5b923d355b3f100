import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { countDrift } from '#tests/helpers/count_drift'
import { emptyTables } from '#tests/helpers/empty_tables'
import { runUnhurried } from '#tests/helpers/plans'

const ROWS = 15_000

/** As loads of a backup or an import write: all rows of a table in one statement. */
const MAKE = [
  `insert into users_user (id, username, email, password) values (1, 'a', 'a@x.org', '!')`,
  `insert into products_category (id, name, slug) values (1, 'A', 'a')`,
  `insert into products_producttag (id, name, slug) select i, i, 't' || i from generate_series(1, 20) i`,
  `insert into products_product (id, name, description, price, category_id, user_id)
   select i, 'Lamp', '', 1, 1, 1 from generate_series(1, ${ROWS}) i`,
]

const WRITES = [
  `insert into products_producttagrelation (product_id, tag_id)
   select i, 1 + i % 20 from generate_series(1, ${ROWS}) i`,
  `insert into products_comment (id, product_id, user_id, content)
   select i, i, 1, 'Hi' from generate_series(1, ${ROWS}) i`,
  `delete from products_producttagrelation`,
]

test.group('A statement that writes many rows', (group) => {
  group.setup(async () => {
    await emptyTables()
    await runUnhurried(MAKE)
    return emptyTables
  })

  test('takes no time that grows with the square of them, and is counted', async ({ assert }) => {
    await runUnhurried([`set statement_timeout = '10s'`, ...WRITES])

    assert.deepEqual(await countDrift(db.connection()), [])
  })
})
