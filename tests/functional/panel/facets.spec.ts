import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import SeedDemo from '#actions/demo/seed_demo'
import { clearKeptCounts } from '#db/kept_counts'
import { counting } from '#queries/lists/paged_list'
import { emptyTables } from '#tests/helpers/empty_tables'
import { choicesIn, type CountedChoice } from '#tests/helpers/facets'
import { enter } from '#tests/helpers/panel'
import type { Visitor } from '#tests/helpers/visitor'

/** Views of every list, each with the filters that have choices. */
const VIEWS: Record<string, { fields: string[]; views: string[] }> = {
  products: {
    fields: ['state', 'pictures'],
    views: ['', 'state=draft', 'pictures=with', 'state=listed&pictures=without', 'search=a'],
  },
  comments: { fields: ['state'], views: ['', 'state=listed', 'search=the', 'author=ada'] },
  users: { fields: ['state', 'role'], views: ['', 'role=staff', 'state=open&role=admin'] },
  reports: {
    fields: ['state', 'kind', 'reason'],
    views: ['', 'state=open', 'kind=comment&reason=spam', 'state=upheld&kind=product&reason=spam'],
  },
  appeals: { fields: ['state'], views: ['', 'state=open'] },
  tags: { fields: ['state'], views: ['', 'state=inactive', 'search=a'] },
  audit: { fields: ['deed', 'target'], views: ['', 'target=product', 'deed=product_edited'] },
  queue: {
    fields: [
      ...['cause', 'reason', 'claimed', 'waiting', 'reports', 'content', 'account', 'state'],
    ],
    views: [
      ...['', 'kind=comment', 'q=a', 'state=decided', 'state=decided&content=taken_down'],
      ...['content=visible', 'waiting=24h&cause=report', 'reports=1&account=30d', 'reason=spam'],
      ...['claimed=nobody&content=held&waiting=1h', 'q=the&state=escalated&reports=1'],
    ],
  },
}
const LISTS = Object.keys(VIEWS)

/** What a page says that it found. */
function found(list: string, text: string): number {
  const told = list === 'queue' ? /All ([\d,]+) in this view/ : /class="muted">([\d,]+) found/
  const [, count] = told.exec(text) ?? []
  return Number((count ?? '0').replaceAll(',', ''))
}

test.group('Choices of filters', (group) => {
  let visitor: Visitor

  group.setup(async () => {
    await new SeedDemo().handle()
    await varied()
    visitor = (await enter('admin')).visitor
    return emptyTables
  })

  /** Rows in states that the demo does not have. */
  async function varied() {
    const some = (table: string, modulus: number, rest: number) =>
      db.from(table).whereRaw('id % ? = ?', [modulus, rest])
    await some('products_product', 7, 1).update({ author_hidden: true })
    await some('products_product', 11, 3).update({ is_active: false })
    await some('products_comment', 9, 2).update({ is_approved: false })
    await some('products_comment', 9, 5).update({ is_active: false, deleted_at: new Date() })
    await some('products_producttag', 3, 1).update({ is_active: false })
    await some('users_user', 10, 4).update({ banned_at: new Date() })
    await some('users_user', 10, 6).update({ is_staff: true })
    await some('moderation_case', 4, 1).where('state', 'open').update({ opened_at: new Date() })
    await some('users_user', 3, 1).update({ date_joined: new Date() })
    const deeds = ['product_edited', 'exported', 'category_edited']
    await db.table('audit_entries').multiInsert(
      Array.from({ length: 9 }, (_, at) => ({
        ...{ deed: deeds[at % 3], target_type: at % 2 ? 'product' : 'list', target_name: 'x' },
      }))
    )
    const cases = await db.from('moderation_case').where('state', 'open').orderBy('id').limit(3)
    const user = await db.from('users_user').orderBy('id').firstOrFail()
    const soon = new Date(Date.now() + 600_000)
    await db
      .table('moderation_claim')
      .multiInsert(cases.map(({ id }) => ({ case_id: id, user_id: user.id, expires_at: soon })))
  }

  const at = (list: string, query: URLSearchParams | string) =>
    visitor.get(`/admin/${list}?${query}`)

  /** The address with a choice beside what else it asks for. */
  function chosen(view: string, { name, value }: CountedChoice) {
    const query = new URLSearchParams(view)
    query.set(name, value)
    return query
  }

  test('of {$self} have a count each, which is what they find beside all other filters')
    .with(LISTS)
    .run(async ({ assert }, list) => {
      const { fields, views } = VIEWS[list]!
      let some = 0
      for (const view of views) {
        const { text, status } = await at(list, view)
        assert.equal(status, 200, view)
        const choices = choicesIn(text).filter(({ name }) => fields.includes(name))
        assert.sameMembers([...new Set(choices.map(({ name }) => name))], fields)
        for (const choice of choices) {
          const query = chosen(view, choice)
          const answer = await at(list, query)
          assert.equal(choice.count, found(list, answer.text), `${list}?${query}`)
          if (choice.count) some++
        }
      }
      assert.isAtLeast(some, views.length)
    })
    .timeout(120_000)

  test('of {$self} have none where more rows than are counted would be looked at')
    .with(LISTS)
    .run(async ({ assert }, list) => {
      const { limit } = counting
      try {
        counting.limit = 1
        clearKeptCounts()
        const { text } = await at(list, '')
        const fields = VIEWS[list]!.fields.filter((name) => name !== 'state' || list !== 'queue')
        const choices = choicesIn(text).filter(({ name }) => fields.includes(name))
        assert.isNotEmpty(choices)
        assert.deepEqual(
          choices.filter(({ count }) => count !== null),
          []
        )
      } finally {
        counting.limit = limit
        clearKeptCounts()
      }
    })
})
