import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Job } from '#queue/job'
import { onClient } from '#queue/engine'
import { makeQueues } from '#queue/install'

interface Placing {
  /** The transaction of the write that wants the job: both are kept, or neither. */
  client: QueryClientContract
  /** Do not start it earlier than this. */
  afterSeconds?: number
}

/**
 * Adds a job. Do it last in a transaction: two that add the same key wait for each other.
 *
 * @returns the id to withdraw it by; null when one with its key is waiting already
 */
export async function enqueue<Payload extends object>(
  job: Job<Payload>,
  payload: Payload,
  { client, afterSeconds }: Placing
): Promise<string | null> {
  const options = { singletonKey: job.key?.(payload), startAfter: afterSeconds }
  const send = () => onClient(client, (boss) => boss.send(job.name, payload, options))
  try {
    return await send()
  } catch (error) {
    if (!isQueueMissing(error)) throw error
    // A release that brought this kind of job is running and no worker of it has started yet.
    await makeQueues()
    return send()
  }
}

/** Takes back a job. One that is running is not stopped, but it is not tried again. */
export async function withdraw(job: Job, id: string, client: QueryClientContract): Promise<void> {
  await onClient(client, (boss) => boss.cancel(job.name, id))
}

const isQueueMissing = (error: unknown) =>
  (error as { code?: string }).code === 'PGBOSS_QUEUE_NOT_FOUND'
