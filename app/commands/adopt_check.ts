import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { RuleBreakers } from '#queries/adoption/rule_breakers'

const DIFFERS = 5

export default class AdoptCheck extends BaseCommand {
  static commandName = 'adopt:check'
  static description = 'Say what migration:run would find in a database that Django made'
  static help = [
    'Reads only. Exit code 5 when the schema differs, so that migration:run would refuse it, else 0:',
    'rows that break a rule of ours are listed, adopted and served as they are.',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Print one JSON document' })
  declare json: boolean

  @flags.string({ description: 'Name of the connection in config/database.ts', alias: 'c' })
  declare connection: string

  async run() {
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { expectedAndActual } = await import('#database/adoption/catalog')
    const { differences } = await import('#database/adoption/differences')
    const { ruleBreakers } = await import('#queries/adoption/rule_breakers')

    const client = db.connection(this.connection)
    const { expected, actual } = await expectedAndActual(client)
    const found = differences(expected, actual)
    const adoptable = !found.length && actual.columns.some(({ table }) => table === 'users_user')
    const rows = adoptable ? await ruleBreakers(client) : []

    this.exitCode = found.length ? DIFFERS : 0
    if (this.json) this.logger.log(JSON.stringify({ differences: found, rows }))
    else this.#print(found, rows)
  }

  #print(found: string[], rows: RuleBreakers[]) {
    if (!found.length) this.logger.success('the schema can be adopted')
    for (const difference of found) this.logger.error(difference)
    for (const { rule, rows: count, ids } of rows) {
      this.logger.warning(
        `${rule}: ${count} (${ids.slice(0, 10).join(', ')}${count > 10 ? ', …' : ''})`
      )
    }
  }
}
