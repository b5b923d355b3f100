import { flags } from '@adonisjs/core/ace'
import type { Trial } from '#actions/files/test_storage'
import { diskNamed } from '#hosting/disk_flag'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class StorageTest extends VitrinCommand {
  static commandName = 'storage:test'
  static description =
    'Put, read and delete a file in both stores, as the server does with pictures'
  static help = [
    'The server runs meanwhile: the file is read by its public address as well, unless --disk names another disk',
    'than the one in use, as before a move. Exit code 1 with one line that says what is wrong.',
  ]

  @flags.string({ description: 'Which stores: fs or s3 (those in use)' })
  declare disk?: string

  protected async perform() {
    const disk = this.disk === undefined ? undefined : await diskNamed('disk', this.disk)
    const { default: TestStorage } = await import('#actions/files/test_storage')
    const stores = await new TestStorage().handle(disk)
    this.print({ stores }, stores.map(lineOf))
  }
}

function lineOf({ store, place, ms, address }: Trial): string {
  const unread = store === 'private' ? 'read by nobody else' : 'not in use yet'
  return `${store}: ${place}, ${address === null ? unread : `read at ${address}`}: well (${ms} ms)`
}
