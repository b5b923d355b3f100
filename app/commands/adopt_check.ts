import { flags } from '@adonisjs/core/ace'
import { EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class AdoptCheck extends VitrinCommand {
  static commandName = 'adopt:check'
  static description = 'Say what migration:run would find in a database that Django made'
  static help = [
    'Reads only. Exit code 5 when the server, the rights of the role or the schema would stop migration:run,',
    'else 0: rows that break a rule of ours are listed, adopted and served as they are.',
  ]

  @flags.string({ description: 'Name of the connection in config/database.ts', alias: 'c' })
  declare connection: string

  protected async perform() {
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { reasonsAgainst } = await import('#database/adoption/reasons')
    const { ruleBreakers } = await import('#queries/adoption/rule_breakers')
    const { futureModerators } = await import('#queries/adoption/future_roles')

    const client = db.connection(this.connection)
    const differences = await reasonsAgainst(client)
    const { rows: found } = await client.rawQuery(`select to_regclass('users_user') as users`)
    const isReadable = !differences.length && found[0].users
    const rows = isReadable ? await ruleBreakers(client) : []
    const moderators = isReadable ? await futureModerators(client) : []

    if (differences.length) this.exitCode = EXIT.checkFailed
    this.print({ differences, rows, moderators }, [
      ...(differences.length ? differences : ['the database can be adopted']),
      ...rows.map(
        ({ rule, rows: count, ids }) =>
          `${rule}: ${count} (${ids.slice(0, 10).join(', ')}${count > 10 ? ', …' : ''})`
      ),
      ...moderators.map(({ id, username, role }) => `${username} (${id}) will be ${role}`),
    ])
  }
}
