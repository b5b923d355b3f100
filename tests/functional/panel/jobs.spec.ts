import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import AuditEntry from '#models/audit_entry'
import { enter } from '#tests/helpers/panel'

const GONE = '/admin/jobs/00000000-0000-4000-8000-000000000000'

test.group('A failed job that somebody else forgot meanwhile', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is said to be gone, as a warning, and nothing is written down: {$self}')
    .with(['retry', 'forget'])
    .run(async ({ assert }, deed) => {
      const { visitor } = await enter('staff')
      const { location } = await visitor.submitTo(`${GONE}/${deed}`, '/admin/account')
      assert.equal(location, '/admin/jobs')
      const { text } = await visitor.get('/admin/jobs')
      assert.match(text, /class="flash warn"[^]*The job is not there any more/)
      assert.isEmpty(await AuditEntry.query().where({ targetType: 'job' }))
    })
})
