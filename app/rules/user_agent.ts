/** Cubot makes phones. */
const BOT = /(?<!cu)bots?(?![a-z])|crawl|spider|slurp/i

/** Whether an agent names itself and does not call itself a bot (contract §4, views). */
export function isPerson(userAgent: string | undefined): boolean {
  return !!userAgent?.trim() && !BOT.test(userAgent)
}
