import { NotFoundException } from '#exceptions/http'
import Rule from '#models/rule'

/** The rule that an operator names by id or name. @throws NotFoundException */
export async function findRule(handle: string): Promise<Rule> {
  const rule = /^\d{1,15}$/.test(handle)
    ? await Rule.find(Number(handle))
    : await Rule.findBy('name', handle)
  if (!rule) throw new NotFoundException()
  return rule
}
