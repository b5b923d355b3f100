import SendMail from '#actions/mails/send_mail'
import { useMailServer, forgetMailServer } from '#tests/helpers/mail_settings'
import { MailCatcher } from '#tests/helpers/mail_catcher'
import Mail, { type MailKind } from '#models/mail'

interface Context {
  cleanup(undo: () => unknown): void
}

export interface MailedLink {
  url: URL
  uid: string
  token: string
}

/** Sends mails as their jobs do, and reads the links in them. */
export class Mailbox {
  private constructor(private catcher: MailCatcher) {}

  static async open(context: Context): Promise<Mailbox> {
    const catcher = await MailCatcher.start(context as never)
    await useMailServer(catcher.port)
    context.cleanup(forgetMailServer)
    return new Mailbox(catcher)
  }

  /** Sends the newest mail of a kind to an address. @returns its text; '' when it was outdated */
  async send(kind: MailKind, address: string): Promise<string> {
    const mail = await Mail.query().where({ kind, address }).orderBy('id', 'desc').firstOrFail()
    return this.sendOne(mail)
  }

  async sendOne({ id }: Mail): Promise<string> {
    const before = this.catcher.caught.length
    await new SendMail().handle({ mailId: id })
    const source = this.catcher.caught[before]?.source ?? ''
    return source.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
  }

  /** The link of the newest mail of a kind. */
  async link(kind: MailKind, address: string): Promise<MailedLink> {
    return linkIn(await this.send(kind, address))
  }
}

export function linkIn(text: string): MailedLink {
  const url = new URL(/https?:\S+[?&]token=[\w-]+/.exec(text)![0])
  const [uid, token] = ['uid', 'token'].map((name) => url.searchParams.get(name)!)
  return { url, uid: uid!, token: token! }
}
