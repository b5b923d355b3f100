import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { args, flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class UserExport extends VitrinCommand {
  static commandName = 'user:export'
  static description = 'Write what is kept of somebody into a zip: JSON Lines and pictures'
  static help = ['Only its owner may read the file. Exit code 4 when nobody is found.']

  @args.string({ description: 'Id, e-mail address or username' })
  declare user: string

  @flags.string({ description: 'File to write; one that is there already is left alone' })
  declare out?: string

  @flags.boolean({ description: 'Count what would be written, and write nothing' })
  declare dryRun: boolean

  protected async perform() {
    const { findByHandle } = await import('#queries/users/find_by_handle')
    const { countMade } = await import('#queries/users/count_made')
    const { id } = await findByHandle(this.user)
    const { dryRun = false, out = `user-${id}.zip` } = this
    const made = await countMade(id)
    if (!dryRun) await write(id, out)
    const sizes = `${made.products} products, ${made.comments} comments, ${made.likes} likes`
    const result = { id, ...made, out: dryRun ? null : out, dry_run: dryRun }
    this.print(result, [dryRun ? `to write: ${sizes}` : `${out}: ${sizes}`])
  }
}

async function write(userId: number, path: string): Promise<void> {
  const { exportArchive } = await import('#actions/privacy/export_archive')
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new CommandFailure(`${path} is there already`, EXIT.usage)
    throw error
  })
  await pipeline(await exportArchive(userId), file.createWriteStream())
}
