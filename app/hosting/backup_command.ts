import { BackupBusy, BrokenBackup } from '#backup/failures'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { ProgressLine } from '#hosting/progress_line'
import { VitrinCommand } from '#hosting/vitrin_command'

/** What the commands of backups have in common. */
export abstract class BackupCommand extends VitrinCommand {
  static needsTables = false

  protected progress(): ProgressLine {
    return new ProgressLine((line) => this.say(line))
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
