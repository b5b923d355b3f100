import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'
import { OverloadedException } from '#exceptions/limits'
import { PictureFault } from '#pictures/fault'
import { PictureProcess, ProcessDied } from '#pictures/process'
import type { Answer, Made, Question, TaskName, Wish } from '#pictures/tasks'

/** One picture at a time a spare core: whoever answers keeps one, and memory is that of a few pictures. */
const PROCESSES = Math.max(1, Math.min(3, availableParallelism() - 1))
const MAX_WAITING = 200

const turns = pLimit(PROCESSES)
const resting: PictureProcess[] = []

/**
 * Works on a picture in a process of its own when it is its turn.
 *
 * @throws PictureFault, also for a picture over which two processes died; OverloadedException when too many are
 *   waiting, or it took too long
 */
export async function inPool<N extends TaskName>(name: N, wish: Wish<N>): Promise<Made<N>> {
  if (turns.pendingCount >= MAX_WAITING) throw new OverloadedException()
  const answer = await turns(() => work({ name, wish }).catch(refuseLate))
  if ('made' in answer) return answer.made as Made<N>
  if (answer.reason) throw new PictureFault(answer.reason, { cause: answer.message })
  throw new Error(answer.message)
}

/** One death may be somebody's doing; two are the picture's. */
async function work(question: Question): Promise<Answer> {
  for (let deaths = 0; deaths < 2; deaths++) {
    const worker = await anyProcess()
    try {
      const answer = await worker.ask(question)
      worker.rest()
      resting.push(worker)
      return answer
    } catch (error) {
      if (!(error instanceof ProcessDied)) throw error
    }
  }
  return { reason: 'broken', message: 'two processes ended over it' }
}

async function anyProcess(): Promise<PictureProcess> {
  for (let known = resting.pop(); known; known = resting.pop()) if (known.isAlive) return known
  return PictureProcess.start()
}

function refuseLate(error: Error): never {
  throw error.name === 'AbortError' ? new OverloadedException() : error
}
