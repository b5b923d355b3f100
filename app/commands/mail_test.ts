import { args } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

/** The server's jobs leave the mail to the command for so long. */
const AFTER_SECONDS = 60

export default class MailTest extends VitrinCommand {
  static commandName = 'mail:test'
  static description = 'Send a mail to an address, as this server sends all of them'
  static help = [
    'Without SMTP_HOST it goes to mails/ in the data folder.',
    'Exit code 1 when it was refused, or not sent yet: the jobs then try again.',
  ]

  @args.string({ description: 'Where to' })
  declare address: string

  protected async perform() {
    if (!/^[^\s@]+@[^\s@]+$/.test(this.address))
      throw new CommandFailure('that is no address', EXIT.usage)
    const mail = await this.#send().catch((error: Error) => {
      throw new CommandFailure(error.message)
    })
    if (!mail?.acceptedAt) throw new CommandFailure('the mail was refused for good')
    this.print({ outcome: 'accepted' }, ['accepted'])
  }

  async #send() {
    const { default: PostMail } = await import('#actions/mails/post_mail')
    const { default: SendMail } = await import('#actions/mails/send_mail')
    const { atomically } = await import('#db/atomically')
    const input = { kind: 'test' as const, address: this.address, afterSeconds: AFTER_SECONDS }
    const { id: mailId } = await atomically((client) => new PostMail().handle(input, client))
    return new SendMail().handle({ mailId })
  }
}
