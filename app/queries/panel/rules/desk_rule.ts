import { NotFoundException } from '#exceptions/http'
import { ruleList, type RuleRow } from '#queries/moderation/rule_list'

/** A rule as the panel shows one. @throws NotFoundException */
export async function deskRule(id: number): Promise<RuleRow> {
  const all = await ruleList()
  const rule = all.find((one) => one.id === id)
  if (!rule) throw new NotFoundException()
  return rule
}
