import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { clearKeptCounts } from '#db/kept_counts'
import { statementsOf } from '#tests/helpers/count_statements'
import { emptyTables } from '#tests/helpers/empty_tables'
import { enter } from '#tests/helpers/panel'
import { tenThousandCases } from '#tests/helpers/ten_thousand_cases'
import type { Visitor } from '#tests/helpers/visitor'
import { atOurPace } from '#tests/helpers/pace'

const QUEUE = '/admin/queue'
const MAX_STATEMENTS = 6
const MAX_MS = 100
const ROUNDS = 40

/** Nothing is kept, and the session was not used for a while. */
async function cold() {
  clearKeptCounts()
  await db.from('web_sessions').update({ expires_at: db.raw(`now() + interval '20 minutes'`) })
}

test.group('A queue of 10,000 open cases', (group) => {
  let visitor: Visitor
  let one: Awaited<ReturnType<typeof tenThousandCases>>

  group.setup(async () => {
    one = await tenThousandCases()
    visitor = (await enter('moderator')).visitor
    return emptyTables
  })

  /** The best of several times, each from cold, until one is good: others work on this machine, too. */
  async function bestOf(ask: () => Promise<unknown>) {
    let best = Infinity
    const limit = atOurPace(MAX_MS)
    for (let round = 0; round < ROUNDS && best >= limit; round++) {
      await cold()
      const start = performance.now()
      await ask()
      best = Math.min(best, performance.now() - start)
    }
    return best
  }

  test('asks at most six statements for {$self}, those of the session among them')
    .with([
      '',
      '?kind=comment',
      '?claimed=nobody&ordering=opened_at',
      '?author=many-7',
      '?q=4999&account=7d',
    ])
    .run(async ({ assert }, view) => {
      await visitor.get(QUEUE)
      await cold()
      const sent = await statementsOf(() => visitor.get(QUEUE + view))
      assert.match(sent.join(), /update "web_sessions"/)
      assert.isAtMost(sent.length, MAX_STATEMENTS, sent.join('\n\n'))
    })

  test('asks at most six behind a decision, whose word and undoing it shows', async ({
    assert,
  }) => {
    const { text } = await visitor.get(QUEUE)
    const [, choice] = /name="choice"\s+value="(\d+:\d+:keep:\w+)"/.exec(text)!
    await visitor.submitTo(`${QUEUE}/decisions`, QUEUE, { choice: choice! })
    await cold()
    let shown = ''
    const sent = await statementsOf(async () => (shown = (await visitor.get(QUEUE)).text))
    // One write of a session in fifty takes those along that have ended.
    const asked = sent.filter((sql) => !/^delete from "web_sessions"/.test(sql))
    assert.include(shown, 'data-undo')
    assert.isAtMost(asked.length, MAX_STATEMENTS, asked.join('\n\n'))
  })

  test('answers within 100 ms when nothing is kept: {$self}')
    .with([
      '',
      '?kind=comment',
      '?claimed=nobody&ordering=opened_at',
      '?reason=spam',
      '?q=nowhere',
      '?q=words+comment',
      '?content=visible',
      '?account=7d&reports=1',
      '?q=4999&content=held&account=30d&reports=2',
      '?waiting=24h&cause=rule&content=taken_down',
    ])
    .run(async ({ assert }, view) => {
      const { text, status } = await visitor.get(QUEUE + view)
      assert.equal(status, 200)
      assert.isBelow(text.length, 60_000)
      assert.isBelow(await bestOf(() => visitor.get(QUEUE + view)), atOurPace(MAX_MS))
    })

  test('finds what has words that few things have, and what has words of many, alike: {$self}')
    .with(['words comment', 'words comment 4940', 'nowhere'])
    .run(async ({ assert }, words) => {
      const { rows } = await db.rawQuery(
        `select count(*)::int as n from moderation_case c join products_comment o on o.id = c.target_id
          where c.target_kind = 'comment' and c.state = 'open' and o.content ilike all (?::text[])`,
        [words.split(' ').map((word) => `%${word}%`)]
      )
      const { n } = rows[0]
      assert.equal(n > 0, words !== 'nowhere')
      const { text } = await visitor.get(`${QUEUE}?q=${encodeURIComponent(words)}`)
      const told = `All ${n.toLocaleString('en')} in this view`
      assert.include(text, n ? told : 'No case is like that')
    })

  test('shows the next case within 100 ms of a decision', async ({ assert }) => {
    let path = one.path
    let decided = 0
    const seen: number[] = []
    const decide = async () => {
      const { text } = await visitor.get(path)
      const token = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(text)![1]!
      const version = /name="version" value="(\d+)"/.exec(text)![1]!
      await cold()
      const start = performance.now()
      const fields = { _csrf: token, version, verb: 'keep', reason: 'other' }
      seen.push(Number(path.split('/').at(-1)!.split('?')[0]))
      const { location } = await visitor.post(`${path}/decisions`, fields)
      const { text: next } = await visitor.get(location!)
      assert.include(next, 'You hold this case')
      path = location!
      decided++
      return performance.now() - start
    }
    let best = Infinity
    const limit = atOurPace(MAX_MS)
    for (let round = 0; round < ROUNDS && best >= limit; round++)
      best = Math.min(best, await decide())
    assert.isBelow(best, limit)
    assert.lengthOf(await db.from('moderation_decision').whereIn('case_id', seen), decided)
  })
})
