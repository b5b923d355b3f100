import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import { test } from '@japa/runner'
import SecurityEvent from '#models/security_event'
import User from '#models/user'
import { aceCommand } from '#tests/helpers/ace_command'

const SUPERUSER = ['--email=Root@Example.com', '--username=root1', '--no-interaction']
const PASSWORD = 'a-fine-engine-1843'

const find = (username: string) => User.query().where({ username }).preload('groups').firstOrFail()

test.group('user:create-superuser', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => env.set('VITRIN_SUPERUSER_PASSWORD', ''))

  test('asks for what is missing, the password twice', async ({ assert }) => {
    const { exitCode, err } = await aceCommand('user:create-superuser', [], {
      'E-mail address': 'root2@example.com',
      'Password': PASSWORD,
      'Password again': PASSWORD,
    })
    assert.equal(exitCode, 0, err)
    const { isStaff, isSuperuser, isActive, isVerified } = await find('root2')
    assert.isTrue(isStaff && isSuperuser && isActive && isVerified)
  })

  test('signs in by what it was given', async ({ client, assert }) => {
    env.set('VITRIN_SUPERUSER_PASSWORD', PASSWORD)
    const { exitCode, out } = await aceCommand('user:create-superuser', [...SUPERUSER, '--json'])
    const answer = await client
      .post('/api/v1/auth/login/')
      .json({ username: 'root1', password: PASSWORD })
    assert.equal(exitCode, 0)
    assert.include(JSON.parse(out.join('\n')), { outcome: 'created', username: 'root1' })
    answer.assertStatus(200)
  })

  test('exits with {0} and names {1}')
    .with([
      [2, '--email', []],
      [2, '--password-stdin', SUPERUSER.slice(1)],
      [2, 'email: ', ['--email=nobody', '--no-interaction']],
      [2, 'username: ', ['--email=a@example.com', '--username=me', '--no-interaction']],
      [1, 'password: ', ['--email=a-fine-engine-1843@example.com', '--no-interaction']],
    ] as [number, string, string[]][])
    .run(async ({ assert }, [code, name, flags]) => {
      const hasPassword = !name.includes('stdin') && name !== '--email'
      if (hasPassword) env.set('VITRIN_SUPERUSER_PASSWORD', PASSWORD)
      const given = name === '--password-stdin' ? ['--email=a@example.com', ...flags] : flags
      const { exitCode, err } = await aceCommand('user:create-superuser', given)
      assert.equal(exitCode, code, err)
      assert.include(err, name)
      assert.lengthOf(err.split('\n'), 1)
      assert.isEmpty(await User.all())
    })

  test('takes nothing that is taken; --if-missing is content with it', async ({ assert }) => {
    env.set('VITRIN_SUPERUSER_PASSWORD', PASSWORD)
    await aceCommand('user:create-superuser', SUPERUSER)
    const again = await aceCommand('user:create-superuser', SUPERUSER)
    env.set('VITRIN_SUPERUSER_PASSWORD', '')
    const content = await aceCommand('user:create-superuser', [
      ...SUPERUSER,
      '--if-missing',
      '--json',
    ])

    assert.equal(again.exitCode, 1)
    assert.match(again.err, /email: .*exists/)
    assert.equal(content.exitCode, 0)
    assert.include(JSON.parse(content.out.join('\n')), { outcome: 'exists' })
    assert.lengthOf(await User.all(), 1)
  })

  test('makes no superuser of somebody by --if-missing', async ({ assert }) => {
    await User.create({ username: 'root1', email: 'root@example.com', password: '!' })
    const { exitCode, err } = await aceCommand('user:create-superuser', [
      ...SUPERUSER,
      '--if-missing',
    ])
    assert.equal(exitCode, 1)
    assert.include(err, 'user:promote')
  })
})

test.group('user:promote and user:demote', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    await User.createMany(
      ['ada', 'bob'].map((name) => ({
        username: name,
        email: `${name}@example.com`,
        password: '!',
      }))
    )
  })

  test('give and take {$self}')
    .with(['moderator', 'lead', 'staff', 'admin'])
    .run(async ({ assert }, role) => {
      const { id } = await find('ada')
      await aceCommand('user:promote', ['bob', '--role=admin'])
      for (const handle of [String(id), 'ada', 'ADA@example.com']) {
        const given = await aceCommand('user:promote', [handle, `--role=${role}`, '--json'])
        assert.include(JSON.parse(given.out.join('\n')).roles, role)
        const again = await aceCommand('user:promote', [handle, `--role=${role}`])
        assert.include(again.err, 'already')
        const taken = await aceCommand('user:demote', [handle, `--role=${role}`, '--json'])
        assert.deepEqual(JSON.parse(taken.out.join('\n')).roles, [])
      }
    })

  test('are written down with who did it and why', async ({ assert }) => {
    const { id: userId } = await find('ada')
    await aceCommand('user:promote', ['ada', '--role=staff', '--reason=She asked.'])
    await aceCommand('user:promote', ['ada', '--role=staff'])
    await aceCommand('user:demote', ['ada', '--role=staff'])

    const events = await SecurityEvent.query().where({ userId }).orderBy('id')
    assert.deepEqual(
      events.map(({ type, details }) => [type, details]),
      [
        ['role_granted', { role: 'staff', reason: 'She asked.' }],
        ['role_revoked', { role: 'staff' }],
      ]
    )
    assert.match(events[0]!.actor!, /^cli:./)
    assert.isNull(events[0]!.address)
  })

  test('keep the last admin who can sign in', async ({ assert }) => {
    for (const name of ['ada', 'bob']) await aceCommand('user:promote', [name, '--role=admin'])
    await User.query().where({ username: 'bob' }).update({ isActive: false })
    const { exitCode, err } = await aceCommand('user:demote', ['ada', '--role=admin'])
    assert.equal(exitCode, 1)
    assert.include(err, 'last admin')
    assert.isTrue((await find('ada')).isSuperuser)
  })

  test('exit with {0} for {1}')
    .with([
      [4, ['nobody', '--role=admin']],
      [4, ['999999', '--role=admin']],
      [2, ['ada', '--role=king']],
      [2, ['ada']],
      [1, ['bob', '--role=staff']],
    ] as [number, string[]][])
    .run(async ({ assert }, [code, flags]) => {
      await User.query().where({ username: 'bob' }).update({ isActive: false })
      const { exitCode, err } = await aceCommand('user:promote', flags)
      assert.equal(exitCode, code, err)
      assert.isEmpty(await User.query().where({ isStaff: true }))
    })

  test('show in user:list', async ({ assert }) => {
    await aceCommand('user:promote', ['ada', '--role=moderator'])
    const all = JSON.parse((await aceCommand('user:list', ['--json'])).out.join('\n')).users
    const some = JSON.parse(
      (await aceCommand('user:list', ['--json', '--role=moderator', '--search=A@EX'])).out.join(
        '\n'
      )
    ).users
    assert.lengthOf(all, 2)
    assert.lengthOf(some, 1)
    assert.include(some[0], { username: 'ada', email: 'ada@example.com', is_active: true })
    assert.deepEqual(some[0].roles, ['moderator'])
    assert.equal((await aceCommand('user:list', ['--limit=0'])).exitCode, 2)
  })
})
