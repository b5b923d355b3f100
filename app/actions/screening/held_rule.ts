import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#exceptions/http'
import Rule from '#models/rule'

/** A rule that nobody else changes before the transaction ends. @throws NotFoundException */
export async function heldRule(id: number, client: TransactionClientContract): Promise<Rule> {
  const rule = await Rule.query({ client }).where({ id }).forUpdate().first()
  if (!rule) throw new NotFoundException()
  return rule
}
