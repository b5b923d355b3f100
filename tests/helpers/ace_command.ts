import ace from '@adonisjs/core/services/ace'
import { VitrinCommand } from '#hosting/vitrin_command'

/**
 * Runs a command of ours in this process, and tells how it ended and what it said.
 *
 * @param answers - by the prompt's words; without any there is no terminal
 */
export async function aceCommand(name: string, flags: string[], answers?: Record<string, string>) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const command = await ace.create(await ace.find(name), flags)
  for (const [question, answer] of Object.entries(answers ?? {}))
    command.prompt.trap(question).replyWith(answer)
  VitrinCommand.hasTerminal = () => answers !== undefined
  await command.exec()
  const logs = ace.ui.logger.getLogs()
  ace.ui.switchMode('normal')
  const on = (stream: string) =>
    logs.filter((log) => log.stream === stream).map(({ message }) => message)
  return { exitCode: command.exitCode, out: on('stdout'), err: on('stderr').join('\n') }
}
