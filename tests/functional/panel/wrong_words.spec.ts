import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { enter } from '#tests/helpers/panel'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { queuedComment } from '#tests/helpers/queued'

/** Each with what it is told by. */
const FIELDS: [address: string, field: string][] = [
  ...([
    ['queue?waiting=2h', 'waiting'],
    ['queue?account=1y', 'account'],
    ['queue?reports=many', 'reports'],
    ['queue?reports=-1', 'reports'],
    [`queue?reports=${'9'.repeat(40)}`, 'reports'],
    ['queue?reports=10000', 'reports'],
    ['queue?cause=x', 'cause'],
    ['queue?reason=x', 'reason'],
    ['queue?claimed=x', 'claimed'],
    ['queue?content=x', 'content'],
    ['queue?state=x', 'state'],
    ['queue?ordering=x', 'ordering'],
    ['queue?ordering=-score,x', 'ordering'],
    ['products?state=x', 'state'],
    ['products?pictures=x', 'pictures'],
    ['comments?state=x', 'state'],
    ['users?role=x', 'role'],
    ['users?state=__proto__', 'state'],
    ['reports?reason=x', 'reason'],
    ['reports?kind=x', 'kind'],
    ['appeals?state=x', 'state'],
    ['tags?state=x', 'state'],
    ['audit?deed=x', 'deed'],
    ['audit?target=x', 'target'],
  ] as [string, string][]),
]

/** Parameters that no field shows, with what they are called. */
const OTHERS: [address: string, label: string][] = [
  ['queue?kind=x', 'Kind'],
  ['queue?subject=x', 'About whom'],
  ['products?created=x', 'Created'],
  ['products?created=2026-13', 'Created'],
  ['audit?created=2026@Mars/Olympus', 'Created'],
  ['products?ordering=x', 'Order'],
  ['products?ordering=name,price,name', 'Order'],
  ['tags?page_size=many', 'Rows of a page'],
  ['tags?page_size=0', 'Rows of a page'],
  ['tags?page_size=101', 'Rows of a page'],
]

test.group('A wrong word in an address of the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is told beside its field: {0}')
    .with(FIELDS)
    .run(async ({ assert }, [address, field]) => {
      const { visitor } = await enter('lead')
      const { status, text } = await visitor.get(`/admin/${address}`)
      assert.equal(status, 400)
      const [, attributes = ''] = new RegExp(`<select\\s+([^>]*id="q-${field}"[^>]*)>`).exec(text)!
      assert.include(attributes, 'aria-invalid="true"')
      assert.include(attributes, `aria-describedby="q-${field}-error"`)
      assert.match(text, new RegExp(`id="q-${field}-error">.*?<span>\\S`, 's'))
      assert.notInclude(text, 'aria-label="Filters"')
    })

  test('is told above the fields where none shows it: {0}')
    .with(OTHERS)
    .run(async ({ assert }, [address, label]) => {
      const { visitor } = await enter('lead')
      const { status, text } = await visitor.get(`/admin/${address}`)
      assert.equal(status, 400)
      assert.match(text, new RegExp(`<p class="error">.*?<span>${label}: \\S`, 's'))
    })

  test('of the dashboard is told beside its field', async ({ assert }) => {
    const { visitor } = await enter('lead')
    const { status, text } = await visitor.get('/admin?days=5000')
    assert.equal(status, 400)
    assert.match(text, /id="q-days"[^>]*aria-invalid="true"/)
    assert.include(text, 'id="q-days-error"')
  })

  test('is told with every other one, and what is right holds', async ({ assert }) => {
    const { visitor } = await enter('lead')
    const asked = 'waiting=x&account=7d&reports=x&ordering=x&kind=x&reason=x&cause=rule'
    const { status, text } = await visitor.get(`/admin/queue?${asked}`)
    assert.equal(status, 400)
    for (const name of ['waiting', 'reports', 'ordering', 'reason'])
      assert.include(text, `id="q-${name}-error"`)
    assert.match(text, /<p class="error">.*?<span>Kind: /s)
    const [, chips = ''] = /<nav class="chips" aria-label="Filters">(.*?)<\/nav>/s.exec(text)!
    assert.include(chips, 'Younger than 7 days')
    assert.include(chips, 'Found by a rule')
    assert.lengthOf([...chips.matchAll(/href=/g)], 2)
  })

  test('goes on into no link and no form: {$self}')
    .with([
      'queue?waiting=bogus',
      'queue?kind=bogus',
      'products?created=bogus',
      'products?state=bogus',
    ])
    .run(async ({ assert }, address) => {
      const { visitor } = await enter('lead')
      await queuedComment()
      const { text } = await visitor.get(`/admin/${address}`)
      assert.notMatch(text, /(?:href|action|value)="[^"]*bogus/)
    })

  test('is told where there is no such place in a list: {$self}')
    .with(['queue?cursor=x', 'products?cursor=x', 'products?page=x', 'products?page=9999'])
    .run(async ({ assert }, address) => {
      const { visitor } = await enter('lead')
      const { status, text } = await visitor.get(`/admin/${address}`)
      assert.equal(status, 404)
      assert.match(text, /This page of the list is gone|The list has no such page/)
    })

  test('never reaches a file: {$self}')
    .with(['state=x', 'ordering=x', 'created=x'])
    .run(async ({ assert }, query) => {
      const { visitor } = await enter('lead')
      assert.equal((await visitor.get(`/admin/exports/products?${query}`)).status, 400)
    })
})

test.group('A wrong word in a view of the queue', (group) => {
  group.each.setup(emptyAfterwards)

  const QUEUE = '/admin/queue'

  test('keeps all that it would find from being decided on', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { about, comment } = await queuedComment()
    const asked = 'verb=hide&scope=all&view=waiting%3Dx'
    const { status, text } = await visitor.get(`${QUEUE}/bulk?${asked}`)
    assert.equal(status, 400)
    assert.include(text, 'none of the choices')
    const form = { verb: 'hide', scope: 'all', view: 'waiting=x', count: '1', reason: 'other' }
    await visitor.submitTo(`${QUEUE}/batches`, QUEUE, form)
    assert.isTrue((await comment.refresh()).isApproved)
    assert.equal((await about.refresh()).state, 'open')
  })

  test('leads to no case, and back to the queue, which tells it', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { about, path } = await queuedComment()
    await queuedComment()
    assert.equal((await visitor.get(`${path}/next?waiting=x`)).status, 400)
    const fields = { choice: `${about.id}:1:keep:other`, view: 'waiting=x' }
    const { location } = await visitor.submitTo(`${QUEUE}/decisions`, QUEUE, fields)
    assert.equal(location, `${QUEUE}?waiting=x`)
    assert.equal((await visitor.get(location!)).status, 400)
  })
})
