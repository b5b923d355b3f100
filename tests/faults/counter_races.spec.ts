import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { test } from '@japa/runner'
import { setTimeout as pause } from 'node:timers/promises'
import { countDrift } from '#tests/helpers/count_drift'
import { emptyAfterwards } from '#tests/helpers/empty_tables'

/** Writes as Django and moderators do, each on the rows that {@link makeRows} makes; every counter is among theirs. */
const WRITES: Record<string, string> = {
  'hide the product': `update products_product set is_active = false where id = 1`,
  'show the product': `update products_product set is_active = true, status = 'published' where id = 1`,
  'move the product': `update products_product set category_id = 2, user_id = 2 where id = 1`,
  'delete the product': `delete from products_product where id = 1`,
  'relate a tag': `insert into products_producttagrelation (product_id, tag_id) values (1, 2)`,
  'take a relation away': `delete from products_producttagrelation where tag_id = 1 and product_id = 1`,
  'turn a relation off': `update products_producttagrelation set is_active = false where product_id = 1`,
  'move a relation': `update products_producttagrelation set product_id = 2 where product_id = 1 and tag_id = 1`,
  'turn a tag off': `update products_producttag set is_active = false where id = 1`,
  'comment': `insert into products_comment (product_id, user_id, content) values (1, 1, 'Hi')`,
  'reply': `insert into products_comment (product_id, user_id, parent_id, content) values (1, 1, 1, 'Hi')`,
  'unapprove a reply': `update products_comment set is_approved = false where id = 2`,
  'delete a reply': `delete from products_comment where id = 2`,
  'delete the other reply': `delete from products_comment where id = 3`,
  'move a comment': `update products_comment set product_id = 2 where id = 4`,
  'like': `with came as (insert into products_productlike (product_id, user_id) values (1, 2) on conflict do nothing
    returning product_id) update products_product set likes_count = likes_count + 1 where id = (select product_id from came)`,
  'unlike': `with went as (delete from products_productlike where product_id = 1 and user_id = 1 returning product_id)
    update products_product set likes_count = greatest(likes_count - 1, 0) where id = (select product_id from went)`,
}

const MAKE = `
  set constraints all immediate;
  delete from products_productlike;
  delete from products_producttagrelation;
  delete from products_comment;
  delete from products_product;
  delete from products_producttag;
  delete from products_category;
  delete from users_user;
  delete from products_productcount;
  insert into users_user (id, username, email, password) values (1, 'a', 'a@x.org', '!'), (2, 'b', 'b@x.org', '!');
  insert into products_category (id, name, slug) values (1, 'A', 'a'), (2, 'B', 'b');
  insert into products_product (id, name, description, price, category_id, user_id) values
    (1, 'Lamp', '', 1, 1, 1), (2, 'Rug', '', 1, 1, 1);
  insert into products_producttag (id, name, slug) values (1, 'x', 'x'), (2, 'y', 'y');
  insert into products_producttagrelation (product_id, tag_id) values (1, 1);
  insert into products_comment (id, product_id, user_id, parent_id, content) values
    (1, 1, 1, null, 'a'), (2, 1, 1, 1, 'b'), (3, 1, 1, 1, 'c'), (4, 1, 1, null, 'd');
  insert into products_productlike (product_id, user_id) values (1, 1);
  update products_product set likes_count = 1 where id = 1;
  select setval(pg_get_serial_sequence('products_comment', 'id'), 100)`

/** A write that was refused changed nothing, as a lost race or a foreign key may refuse it. */
async function ending(client: TransactionClientContract, work: Promise<unknown>) {
  try {
    await work
    await client.commit()
    await client.knexClient.executionPromise
  } catch {
    await client.rollback().catch(() => {})
  }
}

/** The second writes while the first has not committed. */
async function sideBySide(first: string, second: string) {
  const [one, other] = [await db.transaction(), await db.transaction()]
  await one.rawQuery(first).catch(() => {})
  const waiting = other.rawQuery(second)
  waiting.catch(() => {})
  await pause(15)
  await ending(one, Promise.resolve())
  await ending(other, waiting)
}

test.group('Two transactions at once', (group) => {
  group.setup(emptyAfterwards)

  test('leave every count right: {$self} beside every other write')
    .with(Object.keys(WRITES))
    .run(async ({ assert }, first) => {
      for (const [second, statement] of Object.entries(WRITES)) {
        await db.rawQuery(MAKE)
        await sideBySide(WRITES[first]!, statement)
        const drift = await countDrift(db.connection())
        assert.deepEqual(drift, [], `${first} beside ${second}`)
      }
    })
})
