import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import AddNote from '#actions/moderation/add_note'
import EditProduct from '#actions/panel/edit_product'
import EndUserSessions from '#actions/panel/end_user_sessions'
import SaveView from '#actions/panel/save_view'
import EraseUser from '#actions/privacy/erase_user'
import MakeExport from '#actions/privacy/make_export'
import { ProductFactory } from '#database/factories/product_factory'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import AuditEntry from '#models/audit_entry'
import Decision from '#models/decision'
import Export from '#models/export'
import PanelTask from '#models/panel_task'
import RuleHit from '#models/rule_hit'
import type User from '#models/user'
import type { Viewer } from '#rules/viewer'
import { findViewer } from '#queries/users/find_viewer'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { secondStepTicket, turnOn } from '#tests/helpers/two_factor'
import { columnsWithUser, filesLike, rowsWith } from '#tests/helpers/values_in_database'
import { Visitor } from '#tests/helpers/visitor'

/** What everything that is of the person has in it. */
const MARK = 'zyxtrace'

const by = (viewer: Viewer) => ({ viewer, caller: { address: '192.0.2.7', agent: MARK } })

test.group('Erasing somebody who has used everything', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** A moderator who sells things, about whom others have decided. */
  async function person() {
    const user = await UserFactory.with('profile')
      .apply('moderator')
      .merge({ username: MARK, email: `${MARK}@example.com`, firstName: MARK })
      .create()
    const product = await ProductFactory.merge({ userId: user.id, name: MARK, description: MARK })
      .with('category')
      .create()
    const other = await ProductFactory.merge({ categoryId: product.categoryId })
      .with('user')
      .create()
    return { user, product, other, viewer: (await findViewer(user.id)) as Viewer }
  }

  /** By password in the panel, and by the API with what there is beside passwords. */
  async function signIns(client: ApiClient, user: User) {
    const visitor = new Visitor()
    await visitor.submit('/admin/sign-in', { email: user.email, password: PASSWORD })
    await new Visitor().submit('/admin/sign-in', { email: user.email, password: 'wrong' })
    const credentials = { email: user.email, password: PASSWORD }
    await client.post('/api/v1/auth/login/').header('User-Agent', MARK).json(credentials)
    const token = { name: MARK, scopes: ['read'] }
    const made = await client.post('/api/v1/auth/tokens/').json(token).loginAs(user)
    made.assertStatus(201)
    await turnOn(user)
    await secondStepTicket(client, user)
    await client.post('/api/v1/users/me/export/').loginAs(user)
    const { id: exportId } = await Export.findByOrFail({ userId: user.id })
    await new MakeExport().handle({ exportId })
  }

  /** What they did as a moderator. */
  async function work({ user, viewer, other }: Awaited<ReturnType<typeof person>>) {
    await new SaveView().handle({ userId: user.id, list: 'products', name: MARK, query: MARK })
    await PanelTask.create({
      actorId: user.id,
      kind: 'products_bulk',
      input: { text: MARK },
      total: 1,
    })
    const fields = { description: 'Brighter.' }
    await new EditProduct().handle({ productId: other.id, fields, by: by(viewer) })
    const about = await caseAbout({ kind: 'product', id: other.id })
    const { decision } = await decide(about, viewer, [{ kind: 'hide' }])
    return decision
  }

  /** What others said of them and did about them. */
  async function attention(
    client: ApiClient,
    { user, product, other }: Awaited<ReturnType<typeof person>>
  ) {
    const { user: colleague, viewer } = await moderating('superuser')
    const report = { reason: 'spam', description: MARK }
    await client.post(`/api/v1/products/${other.id}/report/`).json(report).loginAs(user)
    const plain = { reason: 'spam', description: '' }
    const reporter = { id: other.userId }
    await client.post(`/api/v1/products/${product.id}/report/`).json(plain).loginAs(reporter)
    await client.post(`/api/v1/users/${user.id}/report/`).json(plain).loginAs(reporter)
    const fields = { description: `${MARK}, but brighter.` }
    await new EditProduct().handle({ productId: product.id, fields, by: by(viewer) })
    await new EndUserSessions().handle(user.id, by(viewer))
    await new AddNote().handle({ about: { userId: user.id }, by: viewer, text: MARK })
    const about = await caseAbout({ kind: 'product', id: product.id })
    await new AddNote().handle({ about: { caseId: about.id }, by: viewer, text: MARK })
    const found = { targetKind: 'product' as const, targetId: product.id, matched: MARK }
    await RuleHit.create({ caseId: about.id, effect: 'flag', ...found })
    const words = { text: `Dear ${MARK}`, note: MARK }
    const { decision } = await decide(about, viewer, [{ kind: 'hide' }], words)
    const appeal = `/api/v1/moderation/decisions/${decision.id}/appeal/`
    const appealed = await client.post(appeal).json({ text: MARK }).loginAs(user)
    appealed.assertStatus(201)
    return { decision, colleague }
  }

  test('leaves nothing of them, and of what was done the numbers', async ({ assert, client }) => {
    await db.from('web_sessions').delete()
    const made = await person()
    const { user, product } = made
    await signIns(client, user)
    const own = await work(made)
    const { decision, colleague } = await attention(client, made)
    const before = (await rowsWith([MARK])).map((row) => row.split(':')[0]!)
    assert.deepEqual(
      EXPECTED.filter((table) => !before.includes(table)),
      [],
      before.join()
    )
    assert.isNotEmpty(await filesLike(new RegExp(`exports/${user.id}/`)))

    assert.isTrue(await new EraseUser().handle({ userId: user.id, atOnce: true }))

    // The mail that says that all is done goes when it was sent.
    const [last, ...left] = await rowsWith([MARK])
    assert.match(last!, /^public.mails_mail: .*account_erased/)
    assert.deepEqual(left, [])
    assert.deepEqual(await columnsWithUser(user.id), [])
    assert.isEmpty(await filesLike(new RegExp(`exports/${user.id}/`)))
    const kept = await Decision.findOrFail(decision.id)
    assert.deepEqual([kept.subjectId, kept.text, kept.note], [user.id, '', ''])
    assert.equal((await Decision.findOrFail(own.id)).actor, 'erased')
    const entries = await AuditEntry.query().orderBy('id')
    assert.includeDeepMembers(
      entries.map(({ actorId, deed, targetId, address }) => [actorId, deed, targetId, address]),
      [
        [user.id, 'product_edited', made.other.id, null],
        [colleague.id, 'product_edited', product.id, '192.0.2.7'],
      ]
    )
    assert.deepEqual(await db.from('web_sessions'), [])
  })
})

/** Tables that have something of the person before. */
const EXPECTED = [
  ...['users_user', 'users_securityevent', 'users_session', 'users_personaltoken', 'web_sessions'],
  ...['products_product', 'panel_views', 'panel_tasks', 'audit_entries', 'mails_mail'],
  ...['moderation_report', 'moderation_decision', 'moderation_note', 'moderation_appeal'],
  ...['moderation_rulehit'],
].map((table) => `public.${table}`)
