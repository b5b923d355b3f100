/*
 * The program of a process of pictures, see app/pictures/process.ts. It decodes what strangers sent, and computes more than all
 * else here.
 */
import { setPriority } from 'node:os'
import type { PictureFault } from '#pictures/fault'
import { tasks, type Answer, type Question } from '#pictures/tasks'

/** Of nice: whoever answers goes first. */
const LOW = 10

async function answerTo({ name, wish }: Question): Promise<Answer> {
  try {
    return { made: await tasks[name](wish as never) }
  } catch (error) {
    const { reason } = error as PictureFault
    const { message, stack = message } = error as Error
    return { reason, message: reason ? message : stack }
  }
}

// A terminal and a supervisor signal the whole group; this process ends with the server, not before it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
process.on('disconnect', () => process.exit())
process.on(
  'message',
  (question: Question) => void answerTo(question).then((answer) => process.send!(answer))
)
process.send!('ready')
// Not before: a start should not wait for whoever has to wait for it.
setPriority(LOW)
