import { test } from '@japa/runner'
import RunBatch from '#actions/batches/run_batch'
import SendMail from '#actions/mails/send_mail'
import { UserFactory } from '#database/factories/user_factory'
import Batch from '#models/batch'
import Group from '#models/group'
import Mail from '#models/mail'
import User from '#models/user'
import { toldBans } from '#queries/mails/told_bans'
import type { Viewer } from '#rules/viewer'
import { MANY_BANS } from '#rules/moderation'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'

async function ban(viewer: Viewer) {
  const { id } = await UserFactory.create()
  return decide(await caseAbout({ kind: 'user', id }), viewer, [{ kind: 'ban' }])
}

const alerts = () => Mail.query().where({ kind: 'many_bans' }).orderBy('id')

test.group('Bans by one person within an hour', (group) => {
  group.each.setup(emptyAfterwards)

  test('are told to the leads from the twenty-first on, once', async ({ assert }) => {
    const { user, viewer } = await moderating()
    const { user: lead } = await moderating('lead')
    await moderating()
    for (let bans = 0; bans < MANY_BANS; bans++) await ban(viewer)
    assert.isEmpty(await alerts())

    await ban(viewer)
    await ban(viewer)

    const [mail, ...others] = await alerts()
    assert.isEmpty(others)
    assert.deepEqual([mail!.address, mail!.userId], [lead.email, user.id])
    const sent = await new SendMail().handle({ mailId: mail!.id })
    assert.isNotNull(sent!.acceptedAt)
    assert.deepEqual(await toldBans(user.id), { by: user.username, count: MANY_BANS + 2 })
  })

  test('of more than twenty at once are for leads, by whatever they are asked for', async ({
    assert,
    client,
  }) => {
    const people = await UserFactory.createMany(MANY_BANS + 1)
    const found = []
    for (const { id } of people) found.push(await caseAbout({ kind: 'user', id }))
    const cases = found.map(({ id, version }) => ({ id, version }))
    const banning = { effects: [{ kind: 'warn' }, { kind: 'ban' }], reason: 'spam' }
    const asked = [
      { ...banning, cases },
      { ...banning, filter: { kind: 'user' }, count: cases.length },
    ]
    const { user } = await moderating()
    for (const body of asked) {
      const response = await client.post('/api/v1/moderation/batches/').json(body).loginAs(user)
      response.assertStatus(403)
    }
    assert.isEmpty(await Batch.all())

    const few = { ...banning, cases: cases.slice(0, MANY_BANS) }
    const response = await client.post('/api/v1/moderation/batches/').json(few).loginAs(user)
    assert.containsSubset(response.body(), { decided: MANY_BANS })
    const { user: lead } = await moderating('lead')
    const all = { ...banning, filter: { kind: 'user' }, count: 1 }
    const last = await client.post('/api/v1/moderation/batches/').json(all).loginAs(lead)
    last.assertStatus(201)
  })

  test('of many that a lead asked for stay undone when they are no lead any more', async ({
    assert,
    client,
  }) => {
    const people = await UserFactory.createMany(MANY_BANS + 1)
    for (const { id } of people) await caseAbout({ kind: 'user', id })
    const { user } = await moderating('lead')
    const sent = { effects: [{ kind: 'ban' }], reason: 'spam', filter: {}, count: people.length }
    const response = await client.post('/api/v1/moderation/batches/').json(sent).loginAs(user)
    response.assertStatus(201)
    const moderators = await Group.firstOrCreate({ name: Group.MODERATORS })
    await user.related('groups').sync([moderators.id])

    await new RunBatch().handle({ batchId: response.body().id })

    assert.isEmpty(await User.query().whereNotNull('bannedAt'))
  })

  test('are not told to whoever banned, nor is anything but a ban', async ({ assert }) => {
    const { viewer } = await moderating('lead')
    for (let bans = 0; bans <= MANY_BANS; bans++) await ban(viewer)
    const { viewer: mild } = await moderating()
    for (let warnings = 0; warnings <= MANY_BANS; warnings++) {
      const { id } = await UserFactory.create()
      await decide(await caseAbout({ kind: 'user', id }), mild, [{ kind: 'warn' }])
    }
    assert.isEmpty(await alerts())
  })
})
