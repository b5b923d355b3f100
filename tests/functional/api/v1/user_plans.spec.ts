import { test } from '@japa/runner'
import { emptyTables } from '#tests/helpers/empty_tables'
import { plansOf, runUnhurried } from '#tests/helpers/plans'

const FILL = [
  `insert into users_user (username, email, password, first_name, last_name, date_joined)
   select 'user' || i, 'user' || i || '@example.com', '!', 'Ada', 'Byron' || i, now() - i * interval '1 hour'
   from generate_series(1, 20000) i`,
  `insert into users_userprofile (user_id, is_private) select id, username like '%0' from users_user`,
  'vacuum analyze',
]

/** What is read, and the index that must answer it. */
const HOT = [
  { path: '', index: 'vitrin_user_username', sorts: 0 },
  { path: '?cursor=', index: 'vitrin_user_username', sorts: 0 },
  { path: '?ordering=-date_joined', index: 'vitrin_user_date_joined', sorts: 0 },
  { path: '?search=byron19999', index: 'vitrin_user_names', sorts: 1, isPlannedAnew: true },
  { path: 'user12345/', index: 'vitrin_user_username', sorts: 0 },
]

test.group('Plans of users', (group) => {
  group.setup(async () => {
    await emptyTables()
    await runUnhurried(FILL)
    return emptyTables
  })

  test('read users/{path} by {index}')
    .with(HOT)
    .run(async ({ client, assert }, { path, index, sorts, isPlannedAnew }) => {
      const read = async () => (await client.get(`/api/v1/users/${path}`)).assertStatus(200)
      await read()

      const plans = await plansOf(read, isPlannedAnew ? 'force_custom_plan' : 'force_generic_plan')

      assert.include(
        plans.flatMap(({ indexes }) => indexes),
        index
      )
      // Of a page that is read by its ids, and of the few that a search finds.
      const sorted = plans.flatMap(({ nodes }) => nodes.filter((node) => node === 'Sort'))
      assert.isAtMost(sorted.length, sorts + 1)
    })
})
