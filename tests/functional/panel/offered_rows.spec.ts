import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Decide from '#actions/moderation/decide'
import { moderatorOf } from '#actions/moderation/moderator'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { Refusal } from '#exceptions/refusal'
import Appeal from '#models/appeal'
import type Case from '#models/case'
import Reason from '#models/reason'
import { findViewer } from '#queries/users/find_viewer'
import { BULK_DEEDS, type BulkList } from '#rules/panel_tasks'
import { effectsOf, type Verb } from '#rules/verbs'
import type { Viewer } from '#rules/viewer'
import { caseAbout, decide } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'

type Role = 'moderator' | 'lead' | 'staff' | 'admin'
const ROLES: Role[] = ['moderator', 'lead', 'staff', 'admin']
const UNTIL = '2035-01-01T00:00:00.000Z'

/** Things of somebody, of the viewer, of a lead and of an admin. */
async function things(viewerId: number) {
  const [member, lead, admin] = [
    await UserFactory.create(),
    await UserFactory.apply('lead').create(),
    await UserFactory.apply('superuser').create(),
  ]
  const owners = [member.id, viewerId, lead.id, admin.id]
  const products = []
  const comments = []
  for (const userId of owners) {
    const product = await ProductFactory.merge({ userId }).with('category').create()
    products.push(product)
    comments.push(await CommentFactory.merge({ productId: product.id, userId }).create())
  }
  return { owners, products, comments }
}

/** Open cases about them all, one for a lead, one that has an appeal against the viewer, and one with a retired reason. */
async function queued(viewer: Viewer) {
  const { owners, products, comments } = await things(viewer.id)
  for (const { id } of products) await caseAbout({ kind: 'product', id })
  for (const id of owners) await caseAbout({ kind: 'user', id })
  const found: Case[] = []
  for (const { id } of comments) found.push(await caseAbout({ kind: 'comment', id }))
  const more = { productId: products[0]!.id, userId: owners[0]! }
  const [raised, appealed, retired] = await CommentFactory.merge(more).createMany(3)
  await (await caseAbout({ kind: 'comment', id: raised!.id })).merge({ state: 'escalated' }).save()
  await appeal(appealed!.id, viewer)
  await report(await caseAbout({ kind: 'comment', id: retired!.id }), owners[0]!)
}

async function appeal(id: number, viewer: Viewer) {
  const about = await caseAbout({ kind: 'comment', id })
  const { decision } = await decide(about, viewer, [{ kind: 'hide' }])
  await Appeal.create({
    ...{ decisionId: decision.id, caseId: about.id, authorId: about.subjectId!, text: 'No' },
    state: 'open',
  })
  await about.refresh()
  await about.merge({ state: 'open', causes: ['appeal'], decidedAt: null }).save()
}

async function report({ id, targetKind, targetId }: Case, reporterId: number) {
  const reason = await Reason.findByOrFail('key', 'spam')
  await reason.merge({ isActive: false }).save()
  await db.table('moderation_report').insert({
    ...{ case_id: id, target_kind: targetKind, target_id: targetId, description: '' },
    ...{ reason_id: reason.id, reporter_id: reporterId },
  })
}

/** The code of the refusal of a button of a row, and '' when it is taken. Nothing of it is kept. */
async function tried(choice: string, viewer: Viewer): Promise<string> {
  const [id, version, verb, reason] = choice.split(':') as [string, string, Verb, string]
  const client = await db.transaction()
  try {
    await new Decide().within(
      {
        ...{ caseId: Number(id), version: Number(version), by: moderatorOf(viewer), reason },
        ...{ effects: effectsOf({ verb, until: UNTIL }), overturn: verb === 'overturn' },
      },
      client
    )
    return ''
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.publicCode
  } finally {
    await client.rollback()
  }
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, one]) => one!)
const choicesIn = (text: string) => all(text, /name="choice"\s+value="([^"]+)"/g)
const pickable = (text: string) => all(text, /name="ids"\s+value="(\d+)"/g).map(Number)

test.group('What rows of the panel offer', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('in the queue is nothing that would be refused to {$self}')
    .with(ROLES)
    .run(async ({ assert }, role) => {
      const { visitor, user } = await enter(role)
      const viewer = (await findViewer(user.id)) as Viewer
      await queued(viewer)
      const refused: Record<string, string> = {}
      const offered: Record<string, number> = {}
      for (const view of ['', '?state=escalated', '?state=decided']) {
        const { text } = await visitor.get(`/admin/queue${view}`)
        const choices = choicesIn(text)
        offered[view] = new Set(choices.map((choice) => choice.split(':')[0])).size
        for (const choice of choices) {
          const code = await tried(choice, viewer)
          if (code) refused[choice] = code
        }
      }

      assert.deepEqual(refused, {})
      // Of four owners oneself is none, nor who ranks higher; then the appeal, to be left to a lead, and the report.
      const mayBe = { moderator: 1, lead: 2, staff: 2, admin: 3 }[role]
      assert.deepEqual(offered, {
        '': mayBe * 3 + 2,
        '?state=escalated': role === 'moderator' ? 0 : 1,
        '?state=decided': 0,
      })
    })

  test('in the queue can be selected by {$self} where something is done to it')
    .with(ROLES)
    .run(async ({ assert }, role) => {
      const { visitor, user } = await enter(role)
      await queued((await findViewer(user.id)) as Viewer)
      const ids = pickable((await visitor.get('/admin/queue')).text)
      assert.isNotEmpty(ids)
      const picked = ids.map((id) => `ids=${id}`).join('&')
      const { text } = await visitor.get(`/admin/queue/bulk?verb=escalate&${picked}`)
      assert.include(text, `It will be done to ${ids.length} of them`)
    })

  for (const list of Object.keys(BULK_DEEDS) as BulkList[])
    test(`in the list of ${list} can be selected by {$self} where something is done to it`)
      .with(ROLES)
      .run(async ({ assert }, role) => {
        const { visitor, user } = await enter(role)
        const { owners, products, comments } = await things(user.id)
        const rows = { products, comments, users: owners.map((id) => ({ id })) }[list]
        const { text } = await visitor.get(`/admin/${list}`)
        const ids = pickable(text).filter((id) => rows.some((row) => row.id === id))
        const mayEdit = list === 'products' && (role === 'staff' || role === 'admin')
        const mayBe = { moderator: 1, lead: 2, staff: 2, admin: 3 }[role]
        assert.lengthOf(ids, mayEdit ? 4 : mayBe)
        const every = rows.map(({ id }) => `ids=${id}`).join('&')
        for (const deed of all(text, /name="deed" value="(\w+)"/g)) {
          const page = await visitor.get(`/admin/${list}/bulk?deed=${deed}&${every}`)
          assert.equal(page.status, 200)
          const hit = pickable(page.text)
          if (hit.length !== 4) assert.sameMembers(hit, mayEdit ? decidableOf(rows) : ids)
          if (hit.length !== 4) assert.include(page.text, `Nothing is done to`)
        }
        function decidableOf(made: { id: number }[]) {
          const [member, , lead, admin] = made.map(({ id }) => id)
          return [member!, lead!, admin!].slice(0, mayBe)
        }
      })
})
