import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import ChangeRule from '#actions/screening/change_rule'
import CreateRule from '#actions/screening/create_rule'
import DeleteRule from '#actions/screening/delete_rule'
import SwitchRule from '#actions/screening/switch_rule'
import TryRule from '#actions/screening/try_rule'
import TryStoredRule from '#actions/screening/try_stored_rule'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import AuditEntry from '#models/audit_entry'
import Case from '#models/case'
import Rule from '#models/rule'
import type { RuleDraft } from '#rules/screening/rule_problems'
import { ruleList } from '#queries/moderation/rule_list'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { moderating } from '#tests/helpers/moderating'
import type { RuleFields } from '#validators/moderation_rules'

const by = { actor: 'cli:test' }

const words = (more: Partial<RuleFields> = {}): RuleFields => ({
  ...{ name: 'Casino', kind: 'words', effect: 'flag', targets: ['comment'], list: ['casino'] },
  ...more,
})

const tried = (rule: RuleDraft, days?: number) => new TryRule().handle({ rule, days })

/** Comments of somebody who is no moderator, each so many days old. */
async function comments(contents: [string, number][], joinedDays = 100) {
  const author = await UserFactory.merge({
    dateJoined: DateTime.utc().minus({ days: joinedDays }),
  }).create()
  const product = await ProductFactory.with('user').with('category').create()
  const made = []
  for (const [content, days] of contents) {
    const createdAt = DateTime.utc().minus({ days })
    const columns = { content, createdAt, productId: product.id, userId: author.id }
    made.push(await CommentFactory.merge(columns).create())
  }
  return { author, product, made }
}

test.group('A rule that is tried', (group) => {
  group.each.setup(emptyAfterwards)

  test('tells how many of the last 30 days it would have hit, with examples, and does nothing', async ({
    assert,
  }) => {
    const { made } = await comments([
      ['The best CASINO ever', 1],
      ['casinos are no casino', 29],
      ['casino', 31],
      ['A lamp', 2],
    ])

    const trial = await tried(words())

    assert.equal(trial.hits, 2)
    assert.equal(trial.looked.comment, 3)
    const [newest, older] = trial.examples
    assert.deepEqual(newest!.target, { kind: 'comment', id: made[0]!.id })
    assert.deepInclude(newest, {
      field: 'content',
      matched: 'casino',
      text: 'The best CASINO ever',
    })
    assert.equal(older!.target.id, made[1]!.id)
    assert.equal((await tried(words(), 2)).hits, 1)
    assert.isEmpty(await Case.all())
  })

  test('looks at each thing as it was when it was made', async ({ assert }) => {
    await comments(
      [
        ['see https://example.com', 9],
        ['see https://example.com', 1],
      ],
      10
    )

    const young = { kind: 'young_links', effect: 'hold', targets: ['comment'], days: 3 } as const
    assert.equal((await tried({ ...young, targets: ['comment'] })).hits, 1)
    const first = { kind: 'first_posts', effect: 'hold', targets: ['comment'], count: 1 } as const
    assert.equal((await tried({ ...first, targets: ['comment'] })).hits, 1)
    const burst = { kind: 'burst', effect: 'flag', targets: ['comment'] } as const
    const often = { ...burst, targets: ['comment' as const], count: 1 }
    assert.equal((await tried({ ...often, minutes: 60 })).hits, 0)
    assert.equal((await tried({ ...often, minutes: 10 * 1440 })).hits, 1)
  })

  test('looks at products and at accounts, too, and never at moderators', async ({ assert }) => {
    const dateJoined = DateTime.utc().minus({ days: 1 })
    const seller = await UserFactory.merge({ email: 'a@mail.example', dateJoined }).create()
    await ProductFactory.merge({ name: 'Casino chips', userId: seller.id })
      .with('category')
      .create()
    const { user } = await moderating()
    await user.merge({ firstName: 'Casino', dateJoined }).save()

    const trial = await tried(words({ targets: ['product', 'user'] }))
    assert.deepEqual(
      trial.examples.map(({ target, field }) => [target.kind, field]),
      [['product', 'name']]
    )
    const mail = { kind: 'email_domains', effect: 'refuse', sentence: 'No.' } as const
    const domain = await tried({ ...mail, targets: ['user'], list: ['mail.example'] })
    assert.deepEqual(domain.examples[0]!.target, { kind: 'user', id: seller.id })
  })

  test('is refused when it is none', async ({ assert }) => {
    const wrong: [Partial<RuleFields>, string][] = [
      [{ list: [] }, 'list'],
      [{ kind: 'networks', targets: ['user'], list: ['300.1.1.1'] }, 'list'],
      [{ kind: 'burst', count: 3 }, 'minutes'],
      [{ effect: 'hold', targets: ['user'] }, 'effect'],
      [{ effect: 'refuse' }, 'sentence'],
      [{ kind: 'networks', list: ['192.0.2.0/24'] }, 'targets'],
    ]
    for (const [more, field] of wrong) {
      const error = await tried(words(more)).catch((thrown) => thrown)
      assert.deepEqual(
        error.problems?.map(({ path }: { path: string[] }) => path[0]),
        [field]
      )
    }
  })
})

test.group('A rule that is kept', (group) => {
  group.each.setup(emptyAfterwards)

  test('is switched on only after it was tried as it is', async ({ assert }) => {
    const { id: ruleId } = await new CreateRule().handle({ fields: words(), by })
    const on = () => new SwitchRule().handle({ ruleId, on: true, by })

    await assert.rejects(on, 'Try this rule as it is now before you switch it on')
    await new TryStoredRule().handle({ ruleId })
    assert.isTrue((await on()).isOn)

    const renamed = { name: 'Gambling', sentence: 'x' }
    const still = await new ChangeRule().handle({ ruleId, fields: words(renamed), by })
    assert.isTrue(still.isOn)
    const list = ['casino', 'poker']
    const changed = await new ChangeRule().handle({ ruleId, fields: words({ list }), by })
    assert.deepEqual([changed.isOn, changed.triedAt], [false, null])
    await assert.rejects(on)

    await new DeleteRule().handle({ ruleId, by })
    assert.isEmpty(await Rule.all())
    const log = await AuditEntry.query().orderBy('id')
    assert.deepEqual(
      log.map(({ deed, actor, actorId }) => [deed, actor, actorId]),
      ['created', 'switched_on', 'changed', 'changed', 'deleted'].map((what) => [
        `rule_${what}`,
        'cli:test',
        null,
      ])
    )
    assert.deepInclude(log[3]!.before, { list: ['casino'] })
  })

  test('has a name of its own', async ({ assert }) => {
    await new CreateRule().handle({ fields: words(), by })
    const { id: ruleId } = await new CreateRule().handle({ fields: words({ name: 'Other' }), by })

    for (const again of [
      () => new CreateRule().handle({ fields: words(), by }),
      () => new ChangeRule().handle({ ruleId, fields: words(), by }),
    ]) {
      const error = await again().catch((thrown) => thrown)
      assert.deepEqual(error.problems, [{ path: ['name'], code: 'unique_name' }])
    }
    assert.deepEqual(
      (await ruleList()).map(({ name, is_on: isOn, hits }) => [name, isOn, hits]),
      [
        ['Casino', false, 0],
        ['Other', false, 0],
      ]
    )
  })
})
