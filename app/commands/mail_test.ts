import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const FAILED = 1
const WRONG_USE = 2

export default class MailTest extends BaseCommand {
  static commandName = 'mail:test'
  static description = 'Send a mail to an address, as this server sends all of them'
  static help = [
    'Without SMTP_HOST it goes to mails/ in the data folder.',
    'Exit code 1 when it was refused, or not sent yet: the jobs then try again.',
  ]
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Where to' })
  declare address: string

  @flags.boolean({ description: 'Print one JSON document' })
  declare json: boolean

  async run() {
    if (!/^[^\s@]+@[^\s@]+$/.test(this.address)) return this.#tell('is no address', WRONG_USE)
    const { default: PostMail } = await import('#actions/mails/post_mail')
    const { default: SendMail } = await import('#actions/mails/send_mail')
    const { atomically } = await import('#db/atomically')
    const input = { kind: 'test' as const, address: this.address }
    const { id: mailId } = await atomically((client) => new PostMail().handle(input, client))
    try {
      const mail = await new SendMail().handle({ mailId })
      if (mail?.acceptedAt) this.#tell('accepted')
      else this.#tell('refused for good', FAILED)
    } catch (error) {
      this.#tell((error as Error).message, FAILED)
    }
  }

  #tell(outcome: string, exitCode = 0) {
    this.exitCode = exitCode
    if (this.json) this.logger.log(JSON.stringify({ outcome }))
    else if (exitCode) this.logger.error(outcome)
    else this.logger.success(outcome)
  }
}
