import { timedAnswer } from '#hosting/timed_answer'
import { statIn } from '#storage/look'
import { publicStore } from '#storage/stores'

/** Of a file that no store has: the store says so when it answers. */
const NAME = 'storage-test/nothing'

const ask = timedAnswer(async () => {
  await statIn(publicStore, NAME)
  return true
}, false)

/** Whether the store of pictures answers in time, and how long that took in milliseconds. */
export async function checkStorage() {
  const { answer, ms } = await ask()
  return { status: answer ? ('ok' as const) : ('unavailable' as const), ms }
}
