import { DateTime } from 'luxon'
import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import Decide from '#actions/moderation/decide'
import { moderatorOf, type Moderator } from '#actions/moderation/moderator'
import { PermissionDeniedException } from '#exceptions/http'
import { Refusal } from '#exceptions/refusal'
import Batch from '#models/batch'
import { findViewer } from '#queries/users/find_viewer'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'

const CHUNK = 100
const KEPT_DAYS = 90

interface SeenRow {
  id: number
  version: number
}

/**
 * Decides what is left of a batch, by whoever wanted it, with the rights that they have now. It may be cut off
 * anywhere and run again: a case is decided and marked in one transaction.
 */
export default class RunBatch {
  async handle({ batchId }: { batchId: number }): Promise<void> {
    const batch = await Batch.find(batchId)
    if (!batch || batch.finishedAt) return
    const by = await moderatorBehind(batch)
    for (;;) {
      const waiting = await execute<SeenRow>({ name: 'batch_waiting', sql: waitingOf(batchId) })
      for (const seen of waiting) await decide(seen, { batch, by })
      if (waiting.length < CHUNK) break
    }
    await batch.merge({ finishedAt: DateTime.utc() }).save()
    const end = DateTime.utc().minus({ days: KEPT_DAYS }).toISO()
    await Batch.query().where('createdAt', '<', end).delete()
  }
}

const waitingOf = (batchId: number) => sql`select case_id as id, case_version as version
  from moderation_batchcase where batch_id = ${batchId}::bigint and outcome is null
  order by case_id limit ${CHUNK}::int`

/** Null for somebody who is gone, or moderates no more. */
async function moderatorBehind({ createdById: id }: Batch): Promise<Moderator | null> {
  const viewer = id === null ? 'gone' : await findViewer(id)
  return typeof viewer === 'object' && viewer.isModerator ? moderatorOf(viewer) : null
}

interface Running {
  batch: Batch
  by: Moderator | null
}

async function decide({ id: caseId, version }: SeenRow, { batch, by }: Running): Promise<void> {
  try {
    if (!by) throw new PermissionDeniedException()
    await atomically(async (client) => {
      await mark({ batch, caseId, outcome: 'decided' }, client)
      const input = { ...batch.wanted, caseId, version, by, batchId: batch.key }
      await new Decide().within(input, client)
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await mark({ batch, caseId, outcome: codeOf(error) })
  }
}

/** What is wrong with the effects says more than that something is. */
const codeOf = (error: Refusal): string => {
  const [problem] = 'problems' in error ? (error.problems as { code: string }[]) : []
  return (problem?.code ?? error.publicCode).slice(0, 40)
}

interface Mark {
  batch: Batch
  caseId: number
  outcome: string
}

/** Another process that runs the same batch may have been quicker. */
const mark = ({ batch: { id }, caseId, outcome }: Mark, client?: QueryClientContract) =>
  execute(
    {
      name: 'batch_mark',
      sql: sql`update moderation_batchcase set outcome = ${outcome}
        where batch_id = ${id}::bigint and case_id = ${caseId}::bigint and outcome is null`,
    },
    client
  )
