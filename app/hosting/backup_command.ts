import { setTimeout as sleep } from 'node:timers/promises'
import { flags } from '@adonisjs/core/ace'
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
    if (mayMakeNoDatabase(error)) return new CommandFailure(MAY_MAKE_NO_DATABASE)
    const { code, syscall, path, message } = error as NodeJS.ErrnoException
    if (code === DATABASE_IS_THERE)
      return new CommandFailure(`${message}: choose another name, or drop it first`)
    if (code === 'ENOENT' && syscall === 'open')
      return new CommandFailure(`there is no file ${path}`, EXIT.notFound)
    return super.failureOf(error)
  }
}

const PAUSE_MS = 1000
export const PASSWORD_STDIN = '--password-stdin'

/** What the commands have in common that only one process at a time can do. */
export abstract class LockedBackupCommand extends BackupCommand {
  @flags.boolean({ description: 'Wait while another backup or restore is under way' })
  declare wait: boolean

  @flags.boolean({ description: 'Read the password of an encrypted backup from stdin' })
  declare passwordStdin: boolean

  /** Has a backup opened that was encrypted, by what is known or asked for. */
  protected async unlock(path: string): Promise<void> {
    const { headOf } = await import('#backup/archive_reader')
    const { backupPassword, usePassword } = await import('#backup/seal')
    const { sealing } = await headOf(path)
    if (!sealing || (backupPassword() && !this.passwordStdin)) return
    usePassword(await this.knownPassword(this.passwordStdin, PASSWORD_STDIN))
  }

  /** Does the work, with --wait when whoever is at it has ended. @throws BackupBusy without */
  protected async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const { isBusy } = await import('#backup/snapshot')
    if (!this.wait) return work()
    for (let told = false; ; told = true) {
      if (!(await isBusy())) {
        const outcome = await work().then((result) => ({ result }), unlessBusy)
        if (outcome) return outcome.result
      }
      if (!told) this.say('waiting for another backup or restore to end')
      await sleep(PAUSE_MS)
    }
  }
}

/** Somebody may have been faster. */
function unlessBusy(error: unknown): undefined {
  if (!(error instanceof BackupBusy)) throw error
}

/** SQLSTATE of a name that another database has. */
const DATABASE_IS_THERE = '42P04'

const MAY_MAKE_NO_DATABASE =
  'this takes a database of its own, which the role may not make: run `alter role <its name> createdb` as a superuser, or put the backup into an empty database'

/** SQLSTATE 42501 is told of every right; of databases only by its words. */
const mayMakeNoDatabase = (error: unknown) =>
  (error as { code?: string }).code === '42501' && /create database/.test((error as Error).message)
