import { test } from '@japa/runner'
import SendMail from '#actions/mails/send_mail'
import { UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
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
  group.each.timeout(60_000)

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
