import ace from '@adonisjs/core/services/ace'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { VitrinCommand } from '#hosting/vitrin_command'
import SecurityEvent from '#models/security_event'
import User from '#models/user'
import { ownDatabase } from '#db/own_connection'

test.group('user:erase', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function run(...words: string[]) {
    ace.ui.switchMode('raw')
    ace.ui.logger.flushLogs()
    VitrinCommand.hasTerminal = () => false
    const { exitCode } = await ace.exec('user:erase', words)
    const logs = ace.ui.logger.getLogs()
    ace.ui.switchMode('normal')
    return { exitCode, out: logs.filter(({ stream }) => stream === 'stdout')[0]?.message ?? '' }
  }

  test('counts what would go, and erases nothing', async ({ assert }) => {
    const { id, username } = await UserFactory.create()
    const { exitCode, out } = await run(username, '--dry-run', '--json')
    assert.equal(exitCode, 0)
    const counts = { products: 0, comments: 0, likes: 0 }
    assert.deepEqual(JSON.parse(out), { id, ...counts, dry_run: true })
    assert.isNotNull(await User.find(id))
  })

  test('erases when it is agreed to, and writes down who did it', async ({ assert }) => {
    const { id, username } = await UserFactory.create()
    const asked = await run(username)
    assert.equal(asked.exitCode, 2)
    assert.isNotNull(await User.find(id))

    const { exitCode } = await run(username, `--yes=${ownDatabase()}`, '--reason=asked by letter')
    assert.equal(exitCode, 0)
    assert.isNull(await User.find(id))
    const event = await SecurityEvent.query().where({ userId: id, type: 'erased' }).firstOrFail()
    assert.match(event.actor!, /^cli:/)
    assert.deepEqual(event.details, { reason: 'asked by letter' })
  })

  test('refuses the last admin, and knows nobody by a name that is nobody’s', async ({
    assert,
  }) => {
    const { username } = await UserFactory.apply('superuser').create()
    const refused = await run(username, `--yes=${ownDatabase()}`)
    assert.equal(refused.exitCode, 1)
    const unknown = await run('nobody-of-this-name', `--yes=${ownDatabase()}`)
    assert.equal(unknown.exitCode, 4)
  })
})
