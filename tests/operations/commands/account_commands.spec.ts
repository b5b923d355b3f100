import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import Session from '#models/session'
import { aceCommand } from '#tests/helpers/ace_command'
import { withTwoFactor } from '#tests/helpers/two_factor'

const json = ({ out }: { out: string[] }) => JSON.parse(out.join('\n'))
const NEW = 'a-fine-engine-1843'
const asked = { 'Password': NEW, 'Password again': NEW }

test.group('user:password', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('gives a new one, and with --revoke ends what is open: {$self}')
    .with([[], ['--revoke']])
    .run(async ({ assert, client }, flags) => {
      const { id, username } = await UserFactory.create()
      const login = (password: string) =>
        client.post('/api/v1/auth/login/').json({ username, password })
      await login(PASSWORD)

      const { exitCode, err } = await aceCommand('user:password', [username, ...flags], asked)

      assert.equal(exitCode, 0, err)
      const open = await Session.query().where({ userId: id }).whereNull('endedAt')
      assert.lengthOf(open, flags.length ? 0 : 1)
      const signedIn = await login(NEW)
      signedIn.assertStatus(200)
      const [mail] = await Mail.all()
      assert.equal(mail!.kind, flags.length ? 'password_changed' : 'password_set')
      const [event] = await SecurityEvent.query().where({ type: 'password_changed' })
      assert.match(event!.actor!, /^cli:./)
    })

  test('exits with {0}: {1}')
    .with([
      [4, ['nobody'], {}],
      [2, ['ada'], undefined],
      [2, ['ada'], { 'Password': '12345678', 'Password again': '12345678' }],
      [2, ['ada'], { 'Password': NEW, 'Password again': 'other' }],
    ] as [number, string[], Record<string, string> | undefined][])
    .run(async ({ assert }, [code, flags, answers]) => {
      const user = await UserFactory.merge({ username: 'ada' }).create()
      const { exitCode } = await aceCommand('user:password', flags, answers)
      assert.equal(exitCode, code)
      const { password } = user
      assert.equal((await user.refresh()).password, password)
    })
})

test.group('user:show and user:two-factor', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('tell of an account, and turn its second step off', async ({ assert }) => {
    const { user } = await withTwoFactor()
    const before = await aceCommand('user:show', [user.email, '--json'])
    assert.include(json(before), { id: user.id, two_factor: true, recovery_codes: 1 })
    const off = await aceCommand('user:two-factor', [
      user.username,
      '--off',
      '--reason=Lost.',
      '--json',
    ])
    assert.include(json(off), { changed: true })
    const after = await aceCommand('user:show', [String(user.id), '--json'])
    assert.include(json(after), { two_factor: false, recovery_codes: 0 })
    const [event] = await SecurityEvent.query().where({ type: 'two_factor_off' })
    assert.deepEqual(event!.details, { reason: 'Lost.' })
    const again = await aceCommand('user:two-factor', [user.username, '--off', '--json'])
    assert.include(json(again), { changed: false })
    assert.equal((await aceCommand('user:two-factor', [user.username])).exitCode, 2)
    assert.equal((await aceCommand('user:show', ['nobody'])).exitCode, 4)
    for (const { out } of [before, after]) assert.notMatch(out.join(), /argon2|\$|secret|hash/)
  })
})

test.group('token:create, token:list and token:revoke', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('make one that works, show it by its prefix, and end it', async ({ assert, client }) => {
    const { username } = await UserFactory.create()
    const flags = [username, '--name=Import', '--ability=read', '--expires=2099-01-01', '--json']
    const made = json(await aceCommand('token:create', flags))
    assert.include(made, { name: 'Import', expires_at: '2099-01-01T00:00:00Z' })
    const me = () => client.get('/api/v1/auth/me/').bearerToken(made.token)
    const good = await me()
    good.assertStatus(200)
    const { tokens } = json(await aceCommand('token:list', [username, '--json']))
    const { token, ...shown } = made
    assert.deepEqual(
      tokens.map(({ last_used_at: _, ...one }: object & { last_used_at: null }) => ({
        ...one,
        last_used_at: null,
      })),
      [shown]
    )
    const plain = await aceCommand('token:list', [username])
    assert.notInclude(plain.out.join(), token)
    const ended = await aceCommand('token:revoke', [username, String(made.id)])
    assert.equal(ended.exitCode, 0)
    const dead = await me()
    dead.assertStatus(401)
    assert.equal((await aceCommand('token:revoke', [username, String(made.id)])).exitCode, 4)
  })

  test('exit with {0}: {1} {2}')
    .with([
      [4, 'token:create', ['nobody', '--name=x', '--ability=read']],
      [2, 'token:create', ['ada', '--ability=read']],
      [2, 'token:create', ['ada', '--name=x', '--ability=admin']],
      [2, 'token:create', ['ada', '--name=x']],
      [2, 'token:create', ['ada', '--name=x', '--ability=read', '--expires=2020-01-01']],
      [4, 'token:list', ['nobody']],
      [2, 'token:revoke', ['ada', 'x']],
    ] as [number, string, string[]][])
    .run(async ({ assert }, [code, name, flags]) => {
      await UserFactory.merge({ username: 'ada' }).create()
      const { exitCode, err } = await aceCommand(name, flags)
      assert.equal(exitCode, code, err)
    })
})
