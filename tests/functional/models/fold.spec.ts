import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'

/** Every letter that has another form, with that form; JavaScript's Unicode is as new as node. */
function casePairs(): string[][] {
  const pairs: string[][] = []
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    const letter = String.fromCodePoint(point)
    for (const other of [letter.toLowerCase(), letter.toUpperCase()])
      if (other !== letter) pairs.push([letter, other])
  }
  return pairs
}

const SPELLINGS = [
  ['Çay Bardağı', 'BARDAĞI'],
  ['Çay Bardağı', 'bardagı'.replace('g', 'ğ')],
  ['İSTANBUL', 'istanbul'],
  ['ISPARTA', 'ısparta'],
  ['Straße', 'STRASSE'],
  ['STRAẞE', 'straße'],
  ['Ὀδυσσεύς', 'ὈΔΥΣΣΕΎΣ'],
  ['ΣΟΦΟΣ', 'σοφος'],
  ['ﬁne', 'FINE'],
  ['ЁЛКА', 'ёлка'],
]

test.group('vitrin_fold', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** The server's Unicode may be older than node's: a letter that it does not know has no other form there. */
  test('makes every letter and its other form the same', async ({ assert }) => {
    const pairs = casePairs()
    assert.isAbove(pairs.length, 2500)
    const { rows } = await db.rawQuery(
      `select letter, other from jsonb_to_recordset(?::jsonb) as pair (letter text, other text)
       where vitrin_fold(letter) <> vitrin_fold(other)
         and (lower(letter collate "und-x-icu"), upper(letter collate "und-x-icu")) <> (letter, letter)`,
      [JSON.stringify(pairs.map(([letter, other]) => ({ letter, other })))]
    )
    assert.deepEqual(rows, [])
  })

  test('of a folded text is that text', async ({ assert }) => {
    const { rows } = await db.rawQuery(
      `select chr(i) from generate_series(1, 200000) i where i not between 55296 and 57343
         and vitrin_fold(vitrin_fold(chr(i))) <> vitrin_fold(chr(i))`
    )
    assert.deepEqual(rows, [])
  })

  test('lets `{1}` find the product `{0}`, and the user')
    .with(SPELLINGS)
    .run(async ({ assert, client }, [name, search]) => {
      await ProductFactory.merge({ name: `the ${name} here` })
        .with('user')
        .with('category')
        .create()
      await UserFactory.merge({ lastName: name }).create()
      for (const list of ['products', 'users']) {
        const found = await client.get(`/api/v1/${list}/`).qs({ search })
        assert.equal(found.body().count, 1, list)
      }
    })
})
