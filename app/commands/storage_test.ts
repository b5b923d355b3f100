import { VitrinCommand } from '#hosting/vitrin_command'

export default class StorageTest extends VitrinCommand {
  static commandName = 'storage:test'
  static description =
    'Put, read and delete a file in both stores, as the server does with pictures'
  static help = [
    'The server runs meanwhile: the file is read by its public address as well.',
    'Exit code 1 with one line that says what is wrong.',
  ]

  protected async perform() {
    const { default: TestStorage } = await import('#actions/files/test_storage')
    const stores = await new TestStorage().handle()
    this.print(
      { stores },
      stores.map(({ store, place, ms, address }) => {
        const read = address === null ? 'read by nobody else' : `read at ${address}`
        return `${store}: ${place}, ${read}: well (${ms} ms)`
      })
    )
  }
}
