import { randomUUID } from 'node:crypto'
import { schedule } from '#start/scheduler'
import { works } from '#jobs/works'

interface Outcome {
  name: string
  ms: number
  /** what the action returned, if anything */
  result: unknown
}

/** Runs what an entry of the schedule runs, in this process. @returns undefined when there is none of that name */
export async function runScheduled(name: string): Promise<Outcome | undefined> {
  const entry = schedule.find((scheduled) => scheduled.name === name)
  const found = works.find(({ job }) => job === entry?.job)
  if (!found) return undefined
  const started = performance.now()
  const attempt = {
    id: randomUUID(),
    retryCount: 0,
    isLastTry: true,
    signal: new AbortController().signal,
  }
  const result = (await found.run({}, attempt)) ?? null
  return { name, ms: Math.round(performance.now() - started), result }
}
