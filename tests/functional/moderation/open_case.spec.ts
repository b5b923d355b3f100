import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { openCase } from '#actions/moderation/open_case'
import { UserFactory } from '#database/factories/user_factory'
import Case from '#models/case'
import Reason from '#models/reason'
import Report from '#models/report'
import type User from '#models/user'
import { atomically } from '#db/atomically'
import type { Cause } from '#queries/moderation/cause_weight'
import { statementsOf } from '#tests/helpers/count_statements'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { together } from '#tests/helpers/together'

const target = { kind: 'product' as const, id: 7 }
const open = (cause: Cause) =>
  atomically((client) => openCase({ target, subjectId: 5, cause }, client))
const FLAG: Cause = { kind: 'rule', effect: 'flag' }
const longAgo = DateTime.utc().minus({ years: 1 })

const decide = (id: number) =>
  Case.query().where({ id }).update({ state: 'decided', decided_at: DateTime.utc().toISO() })

/** Reports of somebody that were decided, each on a target of its own. */
async function decided(reporter: User, outcomes: ('upheld' | 'declined')[]) {
  const { id: reasonId } = await Reason.findByOrFail('key', 'spam')
  const { id: caseId } = await open(FLAG)
  const [decision] = await db
    .table('moderation_decision')
    .insert({
      ...{ case_id: caseId, case_version: 1, state_before: 'open', state_after: 'decided' },
      ...{ actor: 'test', reason_id: reasonId },
    })
    .returning('id')
  await Report.createMany(
    outcomes.map((state, targetId) => ({
      ...{ caseId, targetKind: 'comment' as const, targetId, reasonId, state },
      ...{ reporterId: reporter.id, decidedAt: DateTime.utc(), decisionId: decision.id },
    }))
  )
  await decide(caseId)
}

test.group('Opening a case', (group) => {
  group.each.setup(emptyAfterwards)

  test('takes two statements, joining it one', async ({ assert }) => {
    assert.lengthOf(await statementsOf(() => open(FLAG)), 2)
    assert.lengthOf(await statementsOf(() => open(FLAG)), 1)
  })

  test('makes one case of 64 causes that come at once, and adds up what they weigh', async ({
    assert,
  }) => {
    const opened = await together(() => open(FLAG))

    assert.lengthOf(new Set(opened.map(({ id }) => id)), 1)
    assert.lengthOf(
      opened.filter(({ isNew }) => isNew),
      1
    )
    const { weight, version } = await Case.firstOrFail()
    assert.deepEqual({ weight, version }, { weight: 64, version: 1 })
  })

  test('remembers each kind of cause once', async ({ assert }) => {
    await open({ kind: 'rule', effect: 'hold' })
    await open({ kind: 'appeal' })
    await open(FLAG)

    const { causes, weight } = await Case.firstOrFail()

    assert.deepEqual({ causes, weight }, { causes: ['appeal', 'rule'], weight: 6 })
  })

  test('about a decided target makes a new one that knows the old', async ({ assert }) => {
    const old = await open(FLAG)
    await decide(old.id)

    const { id, isNew } = await open(FLAG)

    assert.isTrue(isNew)
    assert.equal((await Case.findOrFail(id)).previousCaseId, old.id)
  })

  test('waits for a decision that is being made, and does not join it', async ({ assert }) => {
    const { id } = await open(FLAG)
    const deciding = await db.transaction()
    await Case.query({ client: deciding }).where({ id }).forUpdate().first()
    const joining = open(FLAG)
    await Case.query({ client: deciding })
      .where({ id })
      .update({ state: 'decided', decided_at: DateTime.utc().toISO() })
    await deciding.commit()

    const joined = await joining

    assert.isTrue(joined.isNew)
    assert.equal((await Case.findOrFail(joined.id)).previousCaseId, id)
    assert.equal((await Case.findOrFail(id)).weight, 1)
  })

  test('weighs a report by the record of who reports: {0} gives {1}')
    .with([
      [[], 1],
      [['upheld', 'upheld', 'upheld'], 1.6],
      [['declined', 'declined', 'declined', 'declined', 'declined', 'declined'], 0.25],
    ] as [('upheld' | 'declined')[], number][])
    .run(async ({ assert }, [outcomes, expected]) => {
      const reporter = await UserFactory.merge({ dateJoined: longAgo }).create()
      if (outcomes.length) await decided(reporter, outcomes)

      const { id } = await open({ kind: 'report', reporterId: reporter.id })

      assert.closeTo((await Case.findOrFail(id)).weight, expected, 1e-9)
    })

  test('lets a new account count a fifth', async ({ assert }) => {
    const { id: reporterId } = await UserFactory.create()

    const { id } = await open({ kind: 'report', reporterId })

    assert.closeTo((await Case.findOrFail(id)).weight, 0.2, 1e-9)
  })

  test('orders cases so that a point is worth a day', async ({ assert }) => {
    const { id } = await open(FLAG)
    const before = (await Case.findOrFail(id)).rank
    await Case.query()
      .where({ id })
      .update({ opened_at: DateTime.utc().minus({ days: 1 }).toISO() })

    const after = (await Case.findOrFail(id)).rank

    assert.closeTo(after - before, 1, 0.01)
  })
})
