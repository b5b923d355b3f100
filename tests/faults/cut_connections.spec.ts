import type { ApiClient } from '@japa/api-client'
import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { raw } from 'sql-template-tag'
import { select } from '#db/statements'
import { cutAt, type Moment } from '#tests/helpers/connection_fault'
import { countDrift } from '#tests/helpers/count_drift'
import { CUT_ACTIONS, type CutAction } from '#tests/helpers/cut_actions'
import { emptyAfterwards } from '#tests/helpers/empty_tables'

/** Rows that only half an action could have left: none may be found at any time. */
const HALVES = `
  select 'a product without its tags' as half from products_product p where name ~ '^[0-9a-f]{8}$'
    and (select count(*) from products_producttagrelation r where r.product_id = p.id and r.is_active) <> 2
  union all select 'an account without a profile' from users_user u where first_name = 'Ada' and last_name = ''
    and not exists (select from users_userprofile p where p.user_id = u.id)
  union all select 'a token that was spent twice' from token_blacklist_blacklistedtoken
    group by token_id having count(*) > 1`

const OPEN = `
  select pid from pg_stat_activity
  where datname = current_database() and state like 'idle in transaction%'`

/** The server notices a moment later that its client is gone. */
async function assertNothingOpen(assert: Assert) {
  const deadline = Date.now() + 2000
  let open = []
  do open = (await db.rawQuery(OPEN)).rows
  while (open.length && Date.now() < deadline)
  assert.isEmpty(open)
  assert.equal(db.connection().getWriteClient().client.pool.numUsed(), 0)
}

async function assertWhole(assert: Assert, at: string) {
  const halves = await select({ sql: raw(HALVES), name: 'halves' })
  assert.deepEqual([...halves, ...(await countDrift(db.connection()))], [], at)
}

const isTrue = async (sql: string) => Object.values((await db.rawQuery(sql)).rows[0])[0] === true

/** Cuts one run of the action at one place; false when it sends fewer statements. */
async function drill(
  action: CutAction,
  [n, moment]: [number, Moment],
  {
    client,
    assert,
  }: {
    client: ApiClient
    assert: Assert
  }
): Promise<boolean> {
  const at = `cut ${moment} statement ${n}`
  const { send, holds } = await action.prepare(client)
  const { cut, result: first } = await cutAt(n, moment, async () => send())
  assert.oneOf(first.status(), [action.good, 503], at)
  const written = await isTrue(holds)
  if (first.status() !== 503) assert.isTrue(written, `answered well, ${at}`)
  else assert.isAbove(Number(first.header('retry-after')), 0, at)
  // Only who sent it and did not hear of it may have written: a COMMIT, say.
  if (first.status() === 503 && moment === 'before') assert.isFalse(written, `refused, ${at}`)
  await assertWhole(assert, at)

  const second = await send()
  assert.oneOf(second.status(), action.again, `again after ${at}`)
  await assertWhole(assert, `again after ${at}`)
  assert.isTrue(await isTrue(holds), `state after ${at}`)
  return cut
}

const isFull = process.env.DRILL === 'full'

/** Of each statement both in `npm run drill`, else before one and after the next. */
function momentsOf(n: number): Moment[] {
  if (isFull) return ['before', 'after']
  return [n % 2 ? 'before' : 'after']
}

test.group('A connection that is cut at each statement in turn', (group) => {
  group.each.setup(emptyAfterwards)

  test('leaves nothing half done, and a retry is safe: {$self}')
    .with(Object.keys(CUT_ACTIONS))
    .run(async ({ client, assert }, name) => {
      let n = 1
      for (let reached = true; reached; n++)
        for (const moment of momentsOf(n))
          reached &&= await drill(CUT_ACTIONS[name]!, [n, moment], { client, assert })
      assert.isAbove(n, 2)
      await assertNothingOpen(assert)
    })
})
