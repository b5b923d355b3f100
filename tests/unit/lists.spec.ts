import { test } from '@japa/runner'
import { decodeCursor, encodeCursor } from '#support/cursor'
import { isoTime } from '#support/iso_time'
import { pageLink } from '#support/page_links'
import { productSlug } from '#rules/product_slug'
import { hasTrigrams, likePattern, searchTerms } from '#rules/search_terms'
import { isPerson } from '#rules/user_agent'
import { forgedCursor } from '#tests/helpers/forged_cursor'

test.group('Cursors', () => {
  const place = { ordering: '-price', direction: 'forward' as const, values: ['1.50'], id: 7 }

  test('come back as they went', ({ assert }) => {
    assert.deepEqual(decodeCursor(encodeCursor(place), '-price'), place)
  })

  test('are of one ordering, and whole', ({ assert }) => {
    const text = encodeCursor(place)
    assert.isNull(decodeCursor(text, 'price'))
    assert.isNull(decodeCursor(text.slice(1), '-price'))
    assert.isNull(decodeCursor(text.slice(0, -2), '-price'))
    assert.isNull(decodeCursor('', '-price'))
  })

  test('forged with their check digits are none: {$self}')
    .with([
      ...['', 'x', 'null', '7', '{}', '[]', '[['],
      ...['["a","forward",null,1]', '["a","forward",[1],1]', '["a","forward",{"a":1},1]'],
      ...['["a","forward",["1"],"1"]', '["a","forward",["1"],null]', '["a","forward",["1"],1e300]'],
      ...['["a","forward",["1"],1.5]', '["a","forward",["1"]]', '["a","sideways",["1"],1]'],
    ])
    .run(({ assert }, text) => assert.isNull(decodeCursor(forgedCursor(text), 'a')))
})

test.group('isoTime', () => {
  test('writes {0} as {1}')
    .with([
      ['2024-02-01 03:00:00+00', '2024-02-01T03:00:00Z'],
      ['2024-02-01 03:00:00.12+00', '2024-02-01T03:00:00.120000Z'],
      ['2024-02-01 03:00:00.000001+00', '2024-02-01T03:00:00.000001Z'],
    ])
    .run(({ assert }, [text, time]) => {
      assert.equal(isoTime(text), time)
    })
})

test.group('pageLink', () => {
  test('keeps the other parameters and sorts them', ({ assert }) => {
    const query = new URLSearchParams('x=a b&page=2&cursor=c')
    const link = (page: string | null) => pageLink('http://h/l/', query, { page, cursor: null })
    assert.equal(link('3'), 'http://h/l/?page=3&x=a+b')
    assert.equal(link(null), 'http://h/l/?x=a+b')
  })
})

test.group('Search terms', () => {
  test('are split as DRF splits them', ({ assert }) => {
    assert.deepEqual(searchTerms(' oak,  desk\t\0lamp '), ['oak', 'desk', 'lamp'])
    assert.deepEqual(searchTerms('desk desks'), ['desks'])
    assert.deepEqual(searchTerms(',, '), [])
  })

  test('are literal in a pattern', ({ assert }) => {
    assert.equal(likePattern('50%_\\'), '%50\\%\\_\\\\%')
  })

  test('have a trigram with three letters or digits in a row', ({ assert }) => {
    assert.isTrue(hasTrigrams(['çay']))
    assert.isFalse(hasTrigrams(['ox']))
    assert.isFalse(hasTrigrams(['a-b-c']))
  })
})

test.group('productSlug', () => {
  test('makes {1} of {0}')
    .with([
      ['Brass Lamp', 'brass-lamp'],
      ['Çay Bardağı Seti', 'cay-bardagi-seti'],
      ['日本 茶', '日本-茶'],
      ['!!!', ''],
    ])
    .run(({ assert }, [name, slug]) => {
      assert.equal(productSlug(name), slug)
    })
})

test.group('isPerson', () => {
  test('{0}: {1}')
    .with([
      ['Mozilla/5.0 (X11; Linux x86_64)', true],
      ['Mozilla/5.0 (Linux; Android 9; CUBOT NOTE)', true],
      ['curl/8.0', true],
      ['Mozilla/5.0 (compatible; Googlebot/2.1)', false],
      ['my-spider', false],
      ['', false],
      [undefined, false],
    ] as const)
    .run(({ assert }, [agent, person]) => {
      assert.equal(isPerson(agent), person)
    })
})
