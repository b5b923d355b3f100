import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, moderating } from '#tests/helpers/moderating'
import { tally, together } from '#tests/helpers/together'

const CASES = '/api/v1/moderation/cases/'
const HIDE = { version: 1, effects: [{ kind: 'hide' }], reason: 'spam' }

async function scene() {
  const { user } = await moderating()
  const product = await ProductFactory.with('user').with('category').create()
  const about = await caseAbout({ kind: 'product', id: product.id })
  return { user, product, about, path: `${CASES}${about.id}/` }
}

test.group('moderation/cases/', (group) => {
  group.each.setup(emptyAfterwards)

  test('lists what is open, with what it is about, why, and how much there is', async ({
    client,
    assert,
  }) => {
    const { user, product, about } = await scene()
    const reporter = await UserFactory.create()
    await client
      .post(`/api/v1/products/${product.id}/report/`)
      .json({ reason: 'spam' })
      .loginAs(reporter)

    const answer = await client.get(CASES).loginAs(user)

    answer.assertStatus(200)
    const { results, counts } = answer.body()
    assert.deepEqual(counts, { open: 1, escalated: 0, decided: 0, withdrawn: 0 })
    assert.containSubset(results, [
      {
        id: about.id,
        target: { kind: 'product', id: product.id },
        content: { title: product.name, state: 'visible' },
        ...{ reports_count: 1, reasons: [{ key: 'spam', count: 1 }] },
        causes: ['report', 'rule'],
      },
    ])
    assert.closeTo(results[0].score, 1.2, 0.01)
  })

  test('are found by {$self}')
    .with([
      ...['kind=product', 'cause=rule', 'claimed=nobody', 'opened_before=2999-01-01'],
      ...['opened_after=2001-01-01', 'content=visible', 'joined_after=2001-01-01', 'min_reports=0'],
      ...['state=open', 'state=', 'ordering=opened_at', 'ordering=-score&cursor='],
    ])
    .run(async ({ client, assert }, query) => {
      const { user } = await scene()
      const answer = await client.get(`${CASES}?${query}`).loginAs(user)
      assert.lengthOf(answer.body().results, 1, answer.text())
    })

  test('are not found by {$self}')
    .with([
      ...['kind=user', 'cause=appeal', 'claimed=me', 'state=decided', 'subject=0', 'reason=spam'],
    ])
    .run(async ({ client, assert }, query) => {
      const { user } = await scene()
      const answer = await client.get(`${CASES}?${query}`).loginAs(user)
      answer.assertStatus(200)
      assert.lengthOf(answer.body().results, 0)
    })

  test('are decided with what was decided as the answer, and 409 afterwards', async ({
    client,
    assert,
  }) => {
    const { user, path, product } = await scene()

    const answer = await client.post(`${path}decisions/`).json(HIDE).loginAs(user)
    const again = await client.post(`${path}decisions/`).json(HIDE).loginAs(user)

    answer.assertStatus(201)
    assert.equal((await product.refresh()).moderationState, 'hidden')
    assert.containSubset(answer.body(), { case: { state: 'decided', version: 2 } })
    again.assertStatus(409)
    again.assertBodyContains({ code: 'case_changed', version: 2 })
    again.assertBodyContains({ decided: { by: user.username, effects: ['hide'], reason: 'spam' } })
  })

  test('answer 64 decisions at once with one 201 and 409 to the others', async ({
    client,
    assert,
  }) => {
    const { user, path } = await scene()

    const answers = await together(() => client.post(`${path}decisions/`).json(HIDE).loginAs(user))

    assert.deepEqual(tally(answers), { 201: 1, 409: 63 })
    assert.lengthOf(await db.from('moderation_decision'), 1)
  })

  test('take no {0}')
    .with([
      ['version', { ...HIDE, version: undefined }],
      ['reason', { ...HIDE, reason: 'whatever' }],
      ['reason', { ...HIDE, reason: 'off_topic' }],
      ['effects', { ...HIDE, effects: [] }],
      ['effects', { ...HIDE, effects: 'hide' }],
      ['effects', { ...HIDE, effects: [{ kind: 'burn' }] }],
      ['effects', { ...HIDE, effects: [{ kind: 'suspend' }] }],
      ['effects', { ...HIDE, effects: [{ kind: 'suspend', until: '2001-01-01T00:00:00Z' }] }],
      ['effects', { ...HIDE, effects: [{ kind: 'remove_image', image_id: 0 }] }],
      ['effects', { ...HIDE, effects: undefined, overturn: true }],
      ['text', { ...HIDE, text: 'x'.repeat(2001) }],
    ] as [string, object][])
    .run(async ({ client, assert }, [field, body]) => {
      const { user, path } = await scene()
      const answer = await client.post(`${path}decisions/`).json(body).loginAs(user)
      answer.assertStatus(400)
      assert.property(answer.body(), field)
      assert.isEmpty(await db.from('moderation_decision'))
    })

  test('are claimed by one of 64, and let go on a decision', async ({ client, assert }) => {
    const { path } = await scene()
    const people = await Promise.all(Array.from({ length: 8 }, () => moderating()))

    const answers = await together((index) =>
      client
        .post(`${path}claim/`)
        .json({})
        .loginAs(people[index % 8]!.user)
    )
    const claims = await db.from('moderation_claim')
    await client.post(`${path}decisions/`).json(HIDE).loginAs(people[0]!.user)

    assert.deepEqual(tally(answers), { 200: 8, 409: 56 })
    assert.lengthOf(claims, 1)
    assert.isEmpty(await db.from('moderation_claim'))
  })

  test('pass to a lead who takes them, and to anybody once the claim is over', async ({
    client,
  }) => {
    const { user, path } = await scene()
    const other = await moderating()
    const lead = await moderating('lead')
    const claim = (who: typeof user, body = {}) =>
      client.post(`${path}claim/`).json(body).loginAs(who)

    ;(await claim(user)).assertStatus(200)
    ;(await claim(other.user, { steal: true })).assertStatus(409)
    ;(await claim(lead.user, { steal: true })).assertStatus(200)
    await db.from('moderation_claim').update({
      claimed_at: db.raw(`now() - interval '1 hour'`),
      expires_at: db.raw(`now() - interval '1 s'`),
    })
    ;(await claim(other.user)).assertStatus(200)
  })

  test('tell notes to moderators, and who reported to leads', async ({ client, assert }) => {
    const { user, path, product } = await scene()
    const lead = await moderating('lead')
    const reporter = await UserFactory.create()
    await client
      .post(`/api/v1/products/${product.id}/report/`)
      .json({ reason: 'spam' })
      .loginAs(reporter)
    await client.post(`${path}notes/`).json({ text: 'Look!' }).loginAs(user)

    const seen = (await client.get(path).loginAs(user)).body()
    const byLead = (await client.get(path).loginAs(lead.user)).body()

    assert.containSubset(seen.notes, [{ text: 'Look!', by: { username: user.username } }])
    assert.isNull(seen.reports[0].reporter)
    assert.equal(byLead.reports[0].reporter.username, reporter.username)
    assert.equal(seen.author.open_cases, 1)
  })

  test('are undone by whoever decided', async ({ client, assert }) => {
    const { user, path, product } = await scene()
    const decided = await client.post(`${path}decisions/`).json(HIDE).loginAs(user)

    const undo = `/api/v1/moderation/decisions/${decided.body().decision.id}/undo/`
    const answer = await client.post(undo).loginAs(user)
    const again = await client.post(undo).loginAs(user)

    answer.assertBodyContains({ state: 'open', version: 3 })
    again.assertBodyContains({ code: 'undo_closed' })
    assert.equal((await product.refresh()).moderationState, 'visible')
  })
})
