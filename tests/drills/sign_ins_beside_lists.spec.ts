import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { hashPassword } from '#credentials/passwords'
import { drill } from '#tests/helpers/drill_size'
import { drillServer, inDatabase } from '#tests/helpers/drill_server'
import { Load, type Answer } from '#tests/helpers/load'

const SIGNING_IN = 8
const READING = 4
const READER_THOUGHT_MS = 20
const ROUNDS = 3
const BAR = 3

const PASSWORD = 'a-fine-engine-1843'

const share = (answers: Answer[], part: number) => {
  const times = answers.map(({ ms }) => ms).toSorted((one, other) => one - other)
  return times[Math.floor(times.length * part)]!
}

const told = (answers: Answer[]) =>
  `p50 ${share(answers, 0.5).toFixed(1)}, p99 ${share(answers, 0.99).toFixed(1)} ms of ${answers.length}`

test.group('While 8 clients sign in without a pause', () => {
  test('the list’s p99 stays below 3 times its quiet value', async (context) => {
    const { assert } = context
    const { url } = await drillServer(context)
    await inDatabase(
      `update users_user set password = '${await hashPassword(PASSWORD)}' where id <= ${SIGNING_IN}`
    )
    const read = () => fetch(`${url}/api/v1/products/`)
    const signIn = (client: number) =>
      fetch(`${url}/api/v1/auth/login/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username: `p${client + 1}`, password: PASSWORD }),
      })
    const reading = async () => {
      const load = new Load(READING, read, READER_THOUGHT_MS)
      await sleep(drill.roundMs)
      const { answers, failures } = await load.stop()
      assert.isEmpty(failures)
      return answers
    }

    await reading()
    const [quiet, busy, signedIn]: Answer[][] = [[], [], []]
    // In turns, so that what else this machine does falls on both.
    for (let round = 0; round < ROUNDS; round++) {
      quiet!.push(...(await reading()))
      const load = new Load(SIGNING_IN, signIn, 0)
      busy!.push(...(await reading()))
      const { answers, failures } = await load.stop()
      assert.isEmpty(failures)
      signedIn!.push(...answers)
    }

    for (const { status } of [...quiet!, ...busy!, ...signedIn!]) assert.equal(status, 200)
    const ratio = share(busy!, 0.99) / share(quiet!, 0.99)
    const figures = `quiet ${told(quiet!)}; busy ${told(busy!)}; sign-ins ${told(signedIn!)}`
    console.log(`  ${ratio.toFixed(2)} times: ${figures}`)
    assert.isBelow(ratio, BAR, figures)
  })
})
