import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { EXIT, isWrongUse } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const FILES = readdirSync(app.makePath('app/commands')).map((file) => basename(file, '.ts'))
const commandIn = async (file: string): Promise<typeof VitrinCommand> =>
  (await import(`#commands/${file}`)).default

/** What a command is called with where a word that names nothing will not do. */
const ARGUMENTS: Record<string, (folder: string) => string[]> = {
  'backup:create': (folder) => [`--out=${folder}`],
  'jobs:work': () => ['--queue=nothing'],
}
const CODES: number[] = [0, ...Object.values(EXIT)]

async function run(name: string, words: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const { exitCode } = await ace.exec(name, words)
  const logs = ace.ui.logger.getLogs()
  ace.ui.switchMode('normal')
  return { exitCode: exitCode!, said: logs.filter(({ stream }) => stream === 'stdout') }
}

test.group('Each command of ours', () => {
  test('keeps the house rules, and says what it is and takes: {$self}')
    .with(FILES)
    .run(async ({ assert }, file) => {
      const command = await commandIn(file)
      assert.isTrue(command.prototype instanceof VitrinCommand)
      assert.equal(command.commandName.replace(/[:-]/g, '_'), file)
      const { description, args, flags } = command.serialize()
      for (const words of [description, ...[...args, ...flags].map((one) => one.description)])
        assert.isAbove(words?.length ?? 0, 0)
    })

  test('refuses what it does not know as a wrong use: {$self}')
    .with(FILES)
    .run(async ({ assert }, file) => {
      const { commandName, args } = await commandIn(file)
      const refused = await ace.exec(commandName, [...args.map(() => 'x'), '--nonsense']).then(
        () => undefined,
        (error: unknown) => error
      )
      assert.isTrue(isWrongUse(refused))
    })

  test('asks nobody and prints one JSON document with --json: {$self}')
    .with(FILES)
    .run(async ({ assert, cleanup }, file) => {
      const { commandName, args } = await commandIn(file)
      const words =
        ARGUMENTS[commandName]?.(throwawayFolder({ cleanup })) ?? args.map(() => 'nothing')

      const flags = ['--json', '--no-interaction']
      const { exitCode, said } = await run(commandName, [...words, ...flags])
      assert.lengthOf(said, 1)
      const answer = JSON.parse(said[0]!.message)
      assert.include(CODES, exitCode)
      if (answer.error) assert.notEqual(exitCode, 0)
    })
})
