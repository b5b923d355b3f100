import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import type Batch from '#models/batch'
import { select } from '#db/statements'
import { concernsPerson, type WantedEffect } from '#rules/moderation_effects'

/**
 * The effects of a batch of the panel on one of its cases: what it does to authors beside what becomes of their
 * things is done once a person, however many of their things it hits.
 */
export async function onceAPerson(
  { wanted: { effects, verb }, key }: Batch,
  caseId: number,
  client: TransactionClientContract
): Promise<WantedEffect[]> {
  const onThings = effects.filter(({ kind }) => !concernsPerson(kind))
  const isBeside = onThings.length > 0 && onThings.length < effects.length
  if (!verb || !isBeside) return effects
  const done = await select(
    {
      name: 'batch_measured',
      sql: sql`select from moderation_case c
        join moderation_effect e on e.target_kind = 'user' and e.target_id = c.subject_id
        join moderation_decision d on d.id = e.decision_id and d.batch_id = ${key}::uuid
        where c.id = ${caseId}::bigint and c.target_kind <> 'user' limit 1`,
    },
    client
  )
  return done.length ? onThings : effects
}
