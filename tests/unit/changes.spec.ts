import { test } from '@japa/runner'
import { changesOf } from '#db/changes'

const WRITES: [string, Record<string, string>][] = [
  ['insert into lamps (id) values (1)', { lamps: 'grown' }],
  ['insert into "lamps" ("id") values (?) returning "id"', { lamps: 'grown' }],
  ['insert into lamps values (1) on conflict (id) do nothing', { lamps: 'grown' }],
  ['insert into lamps values (1) on conflict (id) do update set id = 2', { lamps: 'changed' }],
  ['update "lamps" set "name" = ? where "id" = ?', { lamps: 'changed' }],
  ['update only public.lamps set name = $1', { lamps: 'changed' }],
  ['update lamps l set likes_count = likes_count + 1 where id = 1', {}],
  ['update lamps set likes_count = greatest(likes_count - 1, 0), name = $1', { lamps: 'changed' }],
  ['update "lamps" set "last_login" = ?, "password" = ? where "id" = ?', {}],
  ['update lamps set (likes_count, name) = (1, $1)', { lamps: 'changed' }],
  ['DELETE FROM lamps WHERE id = 1', { lamps: 'changed' }],
  ['truncate table lamps', { lamps: 'changed' }],
  ['merge into lamps using rugs on true when matched then delete', { lamps: 'changed' }],
  [
    'with gone as (delete from rugs) insert into lamps select 1',
    { rugs: 'changed', lamps: 'grown' },
  ],
  ['select id from lamps where name = $1', {}],
]

test.group('changesOf', () => {
  test('reads what is written from `{0}`')
    .with(WRITES)
    .run(({ assert }, [sql, changes]) => {
      assert.deepEqual(Object.fromEntries(changesOf(sql)), changes)
    })
})
