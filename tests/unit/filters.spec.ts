import { test } from '@japa/runner'
import vine from '@vinejs/vine'
import { flag, id, number, search } from '#validators/filters'
import { pagingOf } from '#validators/page'
import { RefusalReporter } from '#validators/reporter'
import type { InvalidInputException } from '#exceptions/invalid_input_exception'

const filters = vine.create({ id: id(), number: number(), flag: flag(), search: search() })

const codeOf = (query: object): Promise<string | undefined> =>
  filters.validate(query, { errorReporter: () => new RefusalReporter() }).then(
    () => undefined,
    ({ problems }: InvalidInputException) => problems[0]?.code
  )

test.group('Filters', () => {
  test('take for an id what int takes: {0}')
    .with([
      ['7', 7],
      [' 7 ', 7],
      ['+7', 7],
      ['1_0', 10],
      ['٧', 7],
    ] as const)
    .run(async ({ assert }, [text, row]) => {
      assert.deepEqual(await filters.validate({ id: text }), { id: row })
    })

  test('refuse as an id {$self}')
    .with(['0x1', '1e0', '1.0', '-1', 'x', '99999999999999999999'])
    .run(async ({ assert }, text) => assert.equal(await codeOf({ id: text }), 'filter_choice'))

  test('say {1} of the number {0}')
    .with([
      ['1e1000', 'filter_max_value'],
      ['1e999999999999999999', 'filter_max_value'],
      ['x', 'filter_number'],
      ['nan', 'filter_number'],
      ['0x10', 'filter_number'],
    ])
    .run(async ({ assert }, [text, code]) => assert.equal(await codeOf({ number: text }), code))

  test('take the number "{$self}"')
    .with(['-1e1000', '1e-5000', '1_000', ' 1 '])
    .run(async ({ assert }, text) => assert.isUndefined(await codeOf({ number: text })))

  test('take 1 and 0 for booleans, and nonsense for no filter', async ({ assert }) => {
    assert.deepEqual(await filters.validate({ flag: '1' }), { flag: true })
    assert.deepEqual(await filters.validate({ flag: 'FALSE' }), { flag: false })
    assert.deepEqual(await filters.validate({ flag: 'yes' }), {})
  })

  test('bound a search', async ({ assert }) => {
    assert.equal(await codeOf({ search: 'x'.repeat(501) }), 'max_length')
    assert.equal(await codeOf({ search: 'abcdefghijklm'.split('').join(' ') }), 'max_items')
  })

  test('read pages as int does', ({ assert }) => {
    const { page, size } = pagingOf({ page: ' 1_0 ', page_size: '٥' })
    assert.deepEqual([page, size], [10, 5])
    assert.equal(pagingOf({ page_size: '0x9' }).size, 20)
    assert.equal(pagingOf({ page_size: '-3' }).size, 20)
  })
})
