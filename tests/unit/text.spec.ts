import { test } from '@japa/runner'
import { CURRENCIES } from '#rules/currencies'
import { tagSlug } from '#rules/tag_slug'
import { codePoints, lowered, unwritable } from '#support/text'

test.group('codePoints', () => {
  test('counts people’s characters, not UTF-16 units', ({ assert }) => {
    assert.equal(codePoints('aé😀'), 3)
    assert.equal(codePoints(''), 0)
  })
})

test.group('unwritable', () => {
  test('finds what PostgreSQL cannot store', ({ assert }) => {
    assert.isNull(unwritable('ok 😀'))
    assert.equal(unwritable('a\0b')?.code, 'null_characters')
    assert.deepEqual(unwritable('a\uD800b'), { code: 'surrogates', params: { codePoint: 'D800' } })
  })
})

test.group('lowered', () => {
  test('is one for all spellings of a name, as in the database', ({ assert }) => {
    for (const name of ['İΣ', 'iσ', 'IΣ', 'İσ']) assert.equal(lowered(name), 'iσ')
    assert.equal(lowered('ADA@Example.com'), 'ada@example.com')
  })
})

test.group('tagSlug', () => {
  test('makes {1} of {0}')
    .with([
      ['Eco Friendly', 'eco-friendly'],
      ['çok güzel', 'çok-güzel'],
      ['A/B', 'a-b'],
      ['x'.repeat(80), 'x'.repeat(50)],
      ['😀'.repeat(60), '😀'.repeat(50)],
      ...[' / -', '.', '..', '7', '1234567890123456', '٤٢', `${'-'.repeat(50)}a`].map((name) => [
        name,
        '',
      ]),
      ['1.', '1.'],
      ['7 wonders', '7-wonders'],
    ])
    .run(({ assert }, [name, slug]) => {
      assert.equal(tagSlug(name!), slug)
    })
})

test.group('CURRENCIES', () => {
  test('are those in force: three capitals, each once, none that left', ({ assert }) => {
    assert.lengthOf(new Set(CURRENCIES), CURRENCIES.length)
    assert.isTrue(CURRENCIES.every((code) => /^[A-Z]{3}$/.test(code)))
    for (const gone of ['DEM', 'HRK', 'BGN', 'ANG', 'CUC', 'ZWL', 'XXX', 'XTS'])
      assert.notInclude(CURRENCIES, gone)
  })
})
