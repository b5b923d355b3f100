import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { openCase } from '#actions/moderation/open_case'
import ReportTarget from '#actions/moderation/report_target'
import { ProductFactory } from '#database/factories/product_factory'
import Case from '#models/case'
import User from '#models/user'
import { atomically } from '#db/atomically'
import { statementsOf } from '#tests/helpers/count_statements'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { decide, moderating } from '#tests/helpers/moderating'

const REPORTS = 1000
const AT_ONCE = 20

/** As many people, who joined long ago. */
async function people(): Promise<number[]> {
  const dateJoined = DateTime.utc().minus({ years: 1 })
  const rows = Array.from({ length: REPORTS }, (_, at) => ({
    ...{ username: `person-${at}`, email: `person-${at}@example.com`, password: '!', dateJoined },
  }))
  return (await User.createMany(rows)).map(({ id }) => id)
}

test.group('A thousand reports of one product', (group) => {
  group.each.setup(emptyAfterwards)

  test('are one case, opened in two statements, that one decision answers', async ({ assert }) => {
    const product = await ProductFactory.with('user').with('category').create()
    const target = { kind: 'product' as const, id: product.id }
    const reporters = await people()
    const cause = { kind: 'report' as const, reporterId: reporters[0]! }
    const sent = await statementsOf(async () => {
      await atomically((client) => openCase({ target, subjectId: product.userId, cause }, client))
    })
    assert.lengthOf(sent, 2)

    const input = { target, subjectId: product.userId, reason: 'spam', description: '' }
    for (let at = 0; at < REPORTS; at += AT_ONCE)
      await Promise.all(
        reporters
          .slice(at, at + AT_ONCE)
          .map((reporterId) => new ReportTarget().handle({ ...input, reporterId }))
      )

    const [about, ...others] = await Case.all()
    assert.isEmpty(others)
    assert.closeTo(about!.weight, REPORTS + 1, 1e-6)
    const { viewer } = await moderating()
    const deciding = await statementsOf(async () => decide(about!, viewer, [{ kind: 'hide' }]))
    assert.isBelow(deciding.length, 30)
    assert.lengthOf(await db.from('moderation_report').where('state', 'upheld'), REPORTS)
  })
})
