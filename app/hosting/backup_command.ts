import type { Progress } from '#backup/progress'
import { BackupBusy, BrokenBackup } from '#backup/failures'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

/** What the commands of backups have in common. */
export abstract class BackupCommand extends VitrinCommand {
  static needsTables = false

  /** Tells what is being done and how far it is: each second on a terminal, else each ten. */
  protected steps(): Progress {
    const pause = process.stderr.isTTY ? 1000 : 10_000
    let told = Date.now()
    return ({ step, done, total }) => {
      if (Date.now() - told < pause) return
      told = Date.now()
      this.say(total ? `${step}: ${done} of ${total}` : `${step}: ${done}`)
    }
  }

  protected failureOf(error: unknown): CommandFailure | undefined {
    if (error instanceof BackupBusy) return new CommandFailure(error.message, EXIT.locked)
    if (error instanceof BrokenBackup) return new CommandFailure(error.message, EXIT.checkFailed)
    const { code, syscall, path } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && syscall === 'open')
      return new CommandFailure(`there is no file ${path}`, EXIT.notFound)
    return super.failureOf(error)
  }
}
