import { flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class About extends VitrinCommand {
  static commandName = 'about'
  static description = 'Say what runs here: versions, places, drivers, counts; nothing secret'
  static needsTables = false

  @flags.string({ description: 'Some of the sections, comma separated, such as app,database' })
  declare only?: string

  protected async perform() {
    const { SECTIONS } = await import('#doctor/about')
    const names = this.only?.split(',').map((name) => name.trim()) ?? Object.keys(SECTIONS)
    const unknown = names.find((name) => !Object.hasOwn(SECTIONS, name))
    if (unknown !== undefined)
      throw new CommandFailure(
        `there is no section ${unknown}: there are ${Object.keys(SECTIONS).join(', ')}`,
        EXIT.usage
      )
    const told: Record<string, Record<string, unknown>> = {}
    for (const name of names) told[name] = await SECTIONS[name as keyof typeof SECTIONS]()
    this.print(told, Object.entries(told).flatMap(linesOf))
  }
}

const linesOf = ([section, facts]: [string, Record<string, unknown>]): string[] => [
  section,
  ...Object.entries(facts).map(([name, fact]) => `  ${name.padEnd(20)} ${fact ?? 'none'}`),
]
