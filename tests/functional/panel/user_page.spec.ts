import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import AuditEntry from '#models/audit_entry'
import Group from '#models/group'
import Note from '#models/note'
import Session from '#models/session'
import type User from '#models/user'
import { enter } from '#tests/helpers/panel'
import { Visitor } from '#tests/helpers/visitor'

const ASIDE = 'higher than you'

test.group('The page of a user in the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const FORM = { reason: 'spam', message: 'Enough.', note: '', days: '7' }
  const pageOf = ({ id }: User) => `/admin/users/${id}`
  const sanction = (visitor: Visitor, user: User, verb: string) =>
    visitor.submitTo(`${pageOf(user)}/sanctions`, '/admin/tags', { ...FORM, verb })

  test('warns, suspends, lifts and bans, tells so, and lets it be undone', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const user = await UserFactory.create()
    for (const [verb, state] of [
      ['warn', 'open'],
      ['suspend', 'suspended'],
      ['lift', 'open'],
      ['ban', 'banned'],
    ] as const) {
      const { location } = await sanction(visitor, user, verb)
      assert.equal(location, pageOf(user), verb)
      const { text } = await visitor.get(location!)
      assert.match(text, /\/admin\/decisions\/\d+\/undo/)
      assert.equal((await user.refresh()).bannedAt !== null, state === 'banned')
      assert.equal(user.suspendedUntil !== null, state === 'suspended', verb)
    }
    const { text } = await visitor.get(pageOf(user))
    for (const word of ['Warning', 'Suspension', 'Ban', 'banned them', 'lifted the sanction'])
      assert.include(text, word)
  })

  test('shows a refused decision again, with its text', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const user = await UserFactory.create()
    const path = pageOf(user)
    await visitor.submitTo(`${path}/sanctions`, path, { ...FORM, verb: 'ban', reason: 'nonsense' })
    const { text } = await visitor.get(path)
    assert.include(text, 'Enough.')
    assert.include(text, 'id="f-reason-error"')
  })

  test('lets nobody act on themselves or on who ranks higher', async ({ assert }) => {
    const [moderator, lead, admin] = [
      await enter('moderator'),
      await enter('lead'),
      await enter('admin'),
    ]
    const unfit: [typeof moderator, User][] = [
      [moderator, moderator.user],
      [moderator, lead.user],
      [lead, lead.user],
      [lead, admin.user],
      [admin, admin.user],
    ]
    for (const [{ visitor, user }, target] of unfit) {
      const path = pageOf(target)
      const { text } = await visitor.get(path)
      assert.include(text, user.id === target.id ? 'This is you.' : ASIDE)
      assert.notInclude(text, '/sanctions"')
      const forms = {
        'sanctions': { ...FORM, verb: 'ban' },
        'notes': { text: 'A note' },
        'sessions': {},
        'personal-data': {},
        'roles': { role: 'moderator', grant: 'give', why: 'So' },
        'groups': {},
      }
      for (const [form, fields] of Object.entries(forms)) {
        const { status } = await visitor.submitTo(`${path}/${form}`, '/admin/tags', fields)
        assert.equal(status, 403, `${form} of ${target.username} by ${user.username}`)
      }
    }
    assert.lengthOf(await Note.all(), 0)
  })

  test('ends one session, or all', async ({ assert }) => {
    const { visitor } = await enter('lead')
    const user = await UserFactory.create()
    const role = await Group.firstOrCreate({ name: Group.MODERATORS })
    await user.related('groups').attach([role.id])
    for (let count = 0; count < 2; count++)
      await new Visitor().submit('/admin/sign-in', { email: user.email, password: PASSWORD })
    const open = () => Session.query().where({ userId: user.id }).whereNull('endedAt')
    const [first, second] = await open()
    const path = pageOf(user)
    await visitor.submitTo(`${path}/sessions/${first!.id}`, path)
    assert.deepEqual(
      (await open()).map(({ id }) => id),
      [second!.id]
    )
    await visitor.submitTo(`${path}/sessions`, path)
    assert.lengthOf(await open(), 0)
    const deeds = await AuditEntry.query().where({ targetType: 'user', targetId: user.id })
    assert.sameMembers(
      deeds.map(({ deed }) => deed),
      ['session_ended', 'sessions_ended']
    )
  })

  test("puts somebody into Django's groups and out, and leaves roles alone", async ({ assert }) => {
    const { visitor } = await enter('admin')
    const user = await UserFactory.create()
    const [role, editors, poets] = [
      await Group.firstOrCreate({ name: Group.MODERATORS }),
      await Group.create({ name: 'Editors' }),
      await Group.create({ name: 'Poets' }),
    ]
    await user.related('groups').attach([role.id, poets.id])
    const path = pageOf(user)
    await visitor.submitTo(`${path}/groups`, path, { groups: String(editors.id) })
    await visitor.submitTo(`${path}/groups`, path, { groups: String(editors.id) })
    await user.load('groups')
    assert.sameMembers(
      user.groups.map(({ id }) => id),
      [role.id, editors.id]
    )
    const [entry, ...more] = await AuditEntry.query().where({ deed: 'groups_changed' })
    assert.deepEqual(entry!.after, { joined: ['Editors'], left: ['Poets'] })
    assert.lengthOf(more, 0)
  })

  test('gives roles and takes them, and the log has it', async ({ assert }) => {
    const { visitor, user: admin } = await enter('admin')
    const user = await UserFactory.create()
    const path = pageOf(user)
    const fields = { role: 'moderator', why: 'Helps a lot' }
    await visitor.submitTo(`${path}/roles`, path, { ...fields, grant: 'give' })
    await visitor.submitTo(`${path}/roles`, path, { ...fields, grant: 'take' })
    const entries = await AuditEntry.query().where({ targetId: user.id }).orderBy('id')
    assert.deepEqual(
      entries.map(({ deed, actorId, after, reason }) => ({ deed, actorId, after, reason })),
      ['role_granted', 'role_revoked'].map((deed) => ({
        ...{ deed, actorId: admin.id, after: { role: 'moderator' }, reason: 'Helps a lot' },
      }))
    )
    assert.include((await visitor.get('/admin/audit?deed=role_granted')).text, 'Helps a lot')
  })
})
