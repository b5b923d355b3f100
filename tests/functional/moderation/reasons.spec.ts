import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import ChangeReason from '#actions/reasons/change_reason'
import CreateReason from '#actions/reasons/create_reason'
import SwitchReason from '#actions/reasons/switch_reason'
import AuditEntry from '#models/audit_entry'
import Reason from '#models/reason'
import { reasonList } from '#queries/moderation/reason_list'
import type { NewReasonFields } from '#validators/moderation_reasons'

const by = { actor: 'cli:test' }
const fields: NewReasonFields = {
  ...{ key: 'copied_goods', label: 'Copied goods', text: 'It is a copy.', targets: ['product'] },
  ...{ is_reportable: undefined, position: undefined },
}

test.group('A reason', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is written, changed but for its key, and taken out of use', async ({ client, assert }) => {
    const reported = async () =>
      (await client.get('/api/v1/moderation/reasons/')).body().results.at(-1)

    const { id: reasonId } = await new CreateReason().handle({ fields, by })
    assert.containsSubset(await reported(), { key: 'copied_goods', applies_to: ['product'] })

    const change = { ...fields, key: 'other_key', label: 'Copies', position: 0 }
    await new ChangeReason().handle({ reasonId, fields: change, by })
    const known = await reasonList()
    const found = known.find(({ id }) => id === reasonId)
    assert.containsSubset(found, {
      key: 'copied_goods',
      label: 'Copies',
      position: 0,
      decisions: 0,
    })

    await new SwitchReason().handle({ reasonId, on: false, by })
    assert.notEqual((await reported()).key, 'copied_goods')
    const log = await AuditEntry.query().where({ targetType: 'reason' }).orderBy('id')
    assert.deepEqual(
      log.map(({ deed }) => deed),
      ['reason_created', 'reason_changed', 'reason_switched_off']
    )
  })

  test('has a key of its own, and “other” stays', async ({ assert }) => {
    const other = await Reason.findByOrFail('key', Reason.OTHER)
    const off = () => new SwitchReason().handle({ reasonId: other.id, on: false, by })
    const error = await off().catch((thrown) => thrown)
    assert.equal(error.problems[0].code, 'always_on')

    const again = await new CreateReason()
      .handle({ fields: { ...fields, key: Reason.OTHER }, by })
      .catch((thrown) => thrown)
    assert.deepEqual(again.problems, [{ path: ['key'], code: 'unique_name' }])
  })
})
