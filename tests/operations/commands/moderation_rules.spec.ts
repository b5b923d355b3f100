import { test } from '@japa/runner'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import AuditEntry from '#models/audit_entry'
import Rule from '#models/rule'
import { aceCommand } from '#tests/helpers/ace_command'
import { emptyAfterwards } from '#tests/helpers/empty_tables'

const ADD = ['add', 'Casino', '--kind=words', '--list=casino,poker*', '--effect=hold']

async function run(name: string, args: string[]) {
  const { exitCode = 0, out } = await aceCommand(name, [...args, '--json'])
  return { exitCode, told: JSON.parse(out.join('\n')) }
}

const rules = (...args: string[]) => run('moderation:rules', args)

test.group('moderation:rules', (group) => {
  group.each.setup(emptyAfterwards)

  test('adds a rule, which is off, tries it and switches it on', async ({ assert }) => {
    const product = await ProductFactory.with('user').with('category').create()
    const said = { productId: product.id, userId: product.userId, content: 'Play pokers here' }
    await CommentFactory.merge(said).create()

    assert.equal((await rules(...ADD)).exitCode, 0)
    const added = await Rule.findByOrFail('name', 'Casino')
    assert.deepEqual(added.settings, { list: ['casino', 'poker*'] })
    assert.isFalse(added.isOn)
    const tried = await rules('try', 'Casino', '--since=2')
    assert.containSubset(tried.told, { hits: 1, looked: { comment: 1, product: 1 }, on: false })
    const on = await rules('on', String(added.id))
    assert.containSubset(on.told, { hits: 1, on: true })

    const { told } = await rules()
    assert.containSubset(told.rules, [{ name: 'Casino', is_on: true }])
    const found = await rules('--test=A POKER game')
    assert.containSubset(found.told, [{ name: 'Casino', effect: 'hold', matched: 'poker*' }])
    await rules('off', 'Casino')
    await rules('delete', 'Casino')
    assert.isEmpty(await Rule.all())
    const actors = (await AuditEntry.all()).map(({ actor }) => actor)
    assert.lengthOf(actors, 4)
    for (const actor of actors) assert.match(actor, /^cli:/)
  })

  test('changes nothing with --dry-run', async ({ assert }) => {
    await rules(...ADD, '--dry-run')
    assert.isEmpty(await Rule.all())
    await rules(...ADD)
    for (const deed of ['on', 'off', 'delete'])
      assert.equal((await rules(deed, 'Casino', '--dry-run')).exitCode, 0)
    const { isOn, triedAt } = await Rule.firstOrFail()
    assert.deepEqual([isOn, triedAt], [false, null])
  })

  test('exits with {0}: {1}')
    .with([
      [2, ['mend', 'Casino'], 'write one of'],
      [2, ['on'], 'name the rule'],
      [2, ['try', 'Casino', '--since=0'], '--since'],
      [2, ['add', 'Casino', '--kind=prayers'], 'kind:'],
      [2, ['add', 'Casino', '--kind=burst', '--count=3'], 'minutes:'],
      [4, ['off', 'Nothing'], 'nothing'],
    ] as [number, string[], string][])
    .run(async ({ assert }, [code, args, words]) => {
      const { exitCode, told } = await rules(...args)
      assert.equal(exitCode, code)
      assert.include(told.error, words)
    })
})

test.group('moderation:stats', (group) => {
  group.each.setup(emptyAfterwards)

  test('tells numbers, and refuses days that are none', async ({ assert }) => {
    const { told } = await run('moderation:stats', ['--days=3'])
    assert.containSubset(told, { open: 0, oldest: null, decided_today: 0 })
    assert.lengthOf(told.by_day, 3)
    assert.equal((await run('moderation:stats', ['--days=0'])).exitCode, 2)
  })
})
