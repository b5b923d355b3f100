import { test } from '@japa/runner'
import type { Material } from '#rules/screening/material'
import type { RuleKind, RuleSettings, ScreeningRule } from '#rules/screening/rule'
import { Screen } from '#rules/screening/screen'
import { atOurPace } from '#tests/helpers/pace'

const NOW = Date.parse('2026-01-31T12:00:00Z')
const HOUR = 3_600_000

const rule = (kind: RuleKind, settings: RuleSettings, more: Partial<ScreeningRule> = {}) => ({
  ...{ id: 1, kind, effect: 'flag' as const, settings, sentence: '', endsAt: null },
  targets: ['product' as const, 'comment' as const, 'user' as const],
  ...more,
})

const comment = (content: string, author?: Material['author']): Material => ({
  ...{ target: 'comment', texts: { content }, author },
})

const hits = (one: ScreeningRule, material: Material) =>
  new Screen([one]).examine(material, NOW).map(({ field }) => field)

test.group('Screen', () => {
  test('names the field where a rule is hit first', ({ assert }) => {
    const texts = { 'name': 'Lamp', 'description': 'spam', 'tags.0': 'spam' }
    const material: Material = { target: 'product', texts }
    assert.deepEqual(new Screen([rule('words', { list: ['spam'] })]).examine(material), [
      { ruleId: 1, field: 'description', matched: 'spam' },
    ])
  })

  test('leaves alone what a rule does not look at, and rules that ended', ({ assert }) => {
    const settings = { list: ['spam'] }
    assert.isEmpty(hits(rule('words', settings, { targets: ['product'] }), comment('spam')))
    assert.isEmpty(hits(rule('words', settings, { endsAt: NOW }), comment('spam')))
    assert.isNotEmpty(hits(rule('words', settings, { endsAt: NOW + 1 }), comment('spam')))
  })

  test('minds links of young accounts alone', ({ assert }) => {
    const young = rule('young_links', { days: 7 })
    const joined = (days: number) => ({ joinedAt: NOW - days * 24 * HOUR, madeAt: [] })
    assert.deepEqual(hits(young, comment('see example.com', joined(6))), ['content'])
    assert.isEmpty(hits(young, comment('see example.com', joined(7))))
    assert.isEmpty(hits(young, comment('no link', joined(1))))
  })

  test('counts what an author made within the minutes of a burst', ({ assert }) => {
    const burst = rule('burst', { count: 2, minutes: 60 })
    const made = (...hours: number[]) => ({
      joinedAt: 0,
      madeAt: hours.map((h) => NOW - h * HOUR),
    })
    assert.deepEqual(hits(burst, comment('x', made(0.1, 0.5, 3))), [''])
    assert.isEmpty(hits(burst, comment('x', made(0.1, 2, 3))))
  })

  test('knows the first posts of an author', ({ assert }) => {
    const first = rule('first_posts', { count: 2 })
    assert.isNotEmpty(hits(first, comment('x', { joinedAt: 0, madeAt: [1] })))
    assert.isEmpty(hits(first, comment('x', { joinedAt: 0, madeAt: [1, 2] })))
  })

  test('looks at address and network of a registration', ({ assert }) => {
    const registration = (email: string, address: string): Material => ({
      ...{ target: 'user', texts: {}, registration: { email, address } },
    })
    const emails = rule('email_domains', { list: ['Mail.Example'] })
    assert.deepEqual(hits(emails, registration('a@x.mail.example', '192.0.2.1')), ['email'])
    assert.isEmpty(hits(emails, registration('a@gmail.example', '192.0.2.1')))
    const networks = rule('networks', { list: ['192.0.2.0/24', '2001:db8::/32', 'rubbish'] })
    for (const address of ['192.0.2.77', '::ffff:192.0.2.1', '2001:db8::1'])
      assert.deepEqual(hits(networks, registration('a@b.c', address)), [''])
    assert.isEmpty(hits(networks, registration('a@b.c', '192.0.3.1')))
  })

  test('asks for an author only when a rule needs one', ({ assert }) => {
    const of = (...rules: ScreeningRule[]) => new Screen(rules).historyFor('comment')
    assert.isNull(of(rule('words', { list: ['x'] })))
    assert.equal(of(rule('young_links', { days: 1 })), 0)
    assert.equal(of(rule('burst', { count: 5, minutes: 1 }), rule('first_posts', { count: 9 })), 9)
    assert.isFalse(new Screen([]).watches('comment'))
  })
})

const REPEATED = [
  'a',
  'a ',
  '.',
  'a.',
  '%41',
  '%',
  ':/',
  '@',
  'http://',
  'sik',
  '[.]',
  '-',
  '\u200B',
  'i\u0307',
]

test.group('Screen on hostile text', () => {
  test('takes time in proportion to the text "{$self}", again and again')
    .with(REPEATED)
    .run(({ assert }, part) => {
      const list = ['a', 'a a', 'a a a a', 'sik', 'sık', ...many(500)]
      const screen = new Screen([
        rule('words', { list }),
        rule('hosts', { list: many(500).map((name) => `${name}.example`) }, { id: 2 }),
      ])
      const timed = (length: number) => {
        const text = part.repeat(Math.ceil(length / part.length)).slice(0, length)
        const start = performance.now()
        screen.examine(comment(text), NOW)
        return performance.now() - start
      }
      const fastest = (length: number) => Math.min(...[1, 2, 3, 4, 5].map(() => timed(length)))
      const [short, long] = [fastest(10_000), fastest(100_000)]
      // Ten times the text; quadratic work would take a hundred times as long.
      assert.isBelow(long, 40 * Math.max(short, 2.5))
      assert.isBelow(long, atOurPace(1000))
    })
})

const many = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`)
