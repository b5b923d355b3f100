import { test } from '@japa/runner'
import { hashPassword } from '#credentials/passwords'
import { drill } from '#tests/helpers/drill_size'
import { drillServer, inDatabase } from '#tests/helpers/drill_server'
import { atOurPace } from '#tests/helpers/pace'

/** As Django 5 writes them, of a million rounds; of which password does not matter here. */
const PBKDF2 = 'pbkdf2_sha256$1000000$seasalt2$r1uLUxoxpP2Ued/qxvmje7UHUaN+PYPZY9kPA0o8T3g='

/** Whom one may ask for; each kind is every eighth of 64 people, nobody is none of them. */
const KINDS = {
  'somebody': 'update users_user set is_active = true',
  'with an old hash': `update users_user set password = '${PBKDF2}'`,
  'without a password': `update users_user set password = '!none'`,
  'inactive': 'update users_user set is_active = false',
  'banned': 'update users_user set banned_at = now()',
  'with two-step sign-in': 'update users_user set two_factor_since = now()',
  'to be erased': `update users_user set erase_at = now() + interval '9 days'`,
}
const NAMES = [...Object.keys(KINDS), 'nobody']
const PEOPLE = 64
const BAR = 1.25

/** People of this drill alone, as others need theirs as they are. */
const MAKE = (hash: string) => `
  insert into users_user (username, email, password)
    select 'r' || n, 'r' || n || '@example.com', '!' from generate_series(1, ${PEOPLE}) n on conflict do nothing;
  update users_user set password = '${hash}' where username ~ '^r[0-9]+$'`

async function makeKinds(): Promise<void> {
  await inDatabase(MAKE(await hashPassword('a-fine-engine-1843')))
  for (const [index, change] of Object.values(KINDS).entries())
    await inDatabase(
      `${change} where username ~ '^r[0-9]+$' and (substr(username, 2)::int - 1) % 8 = ${index}`
    )
}

/** The n-th of a kind; the last kind has no accounts. */
const nameOf = (kind: number, n: number) =>
  kind === NAMES.length - 1 ? `nobody${n}` : `r${n * 8 + kind + 1}`

const median = (times: number[]) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!

/** Within 25 %; what is less than half a millisecond apart is this machine's other work. */
function isOneTime(medians: Record<string, number>): boolean {
  const [least, most] = [Math.min(...Object.values(medians)), Math.max(...Object.values(medians))]
  return most < least * BAR || most - least < atOurPace(0.5)
}

async function refuse(url: string, username: string, status: number): Promise<number> {
  const began = performance.now()
  const answer = await fetch(`${url}/api/v1/auth/login/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password: 'another-engine' }),
  })
  await answer.arrayBuffer()
  const ms = performance.now() - began
  if (answer.status !== status) throw new Error(`${username} was answered ${answer.status}`)
  return ms
}

interface Asked {
  url: string
  /** how often of each kind, in turns */
  times: number
  /** how many names of a kind take turns */
  names: number
  status: number
}

/** The median of each kind, in ms. */
async function mediansOf({ url, times, names, status }: Asked): Promise<Record<string, number>> {
  const taken = NAMES.map((): number[] => [])
  for (let turn = 0; turn < times; turn++)
    for (let place = 0; place < NAMES.length; place++) {
      // Each kind is the first in its turn, as the place in a turn has a price of its own.
      const kind = (place + turn) % NAMES.length
      taken[kind]!.push(await refuse(url, nameOf(kind, turn % names), status))
    }
  return Object.fromEntries(taken.map((list, kind) => [NAMES[kind], median(list)]))
}

test.group('Refusing a sign-in', (group) => {
  group.tap((each) => each.timeout(600_000))

  test('takes one time whoever is asked for, with the lock {$self}')
    .with(['true', 'false'] as const)
    .run(async (context, LOGIN_LOCK_ENABLED) => {
      const { assert } = context
      const { url } = await drillServer(context, { LOGIN_LOCK_ENABLED })
      await makeKinds()
      await mediansOf({ url, times: 1, names: 1, status: 401 })

      const medians = await mediansOf({ url, times: drill.refusals, names: 8, status: 401 })

      const said = Object.entries(medians).map(([kind, ms]) => `${kind} ${ms.toFixed(0)}`)
      console.log(`  ms: ${said.join(', ')}`)
      assert.isTrue(isOneTime(medians), said.join(', '))
    })

  test('takes one time whoever’s name is closed', async (context) => {
    const { assert } = context
    const { url } = await drillServer(context, { LOGIN_LOCK_ENABLED: 'true' })
    await makeKinds()
    await Promise.all(
      NAMES.flatMap((_, kind) => Array.from({ length: 5 }, () => refuse(url, nameOf(kind, 0), 401)))
    )
    const closed = { url, times: 10 * drill.refusals, names: 1, status: 429 }
    await mediansOf(closed)

    const medians = await mediansOf(closed)

    const said = Object.entries(medians).map(([kind, ms]) => `${kind} ${ms.toFixed(2)}`)
    console.log(`  ms: ${said.join(', ')}`)
    assert.isTrue(isOneTime(medians), said.join(', '))
  })
})
