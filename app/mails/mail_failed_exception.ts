interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
}

/** Codes from 500 on, said of the recipient or of the mail, are said for good; of a sign-in they are our fault. */
const FINAL = ['RCPT TO', 'DATA']

/** Why a mail was not taken, without the words of the server, which quote addresses. */
export class MailFailedException extends Error {
  /** whether trying again is of no use */
  readonly isFinal: boolean

  constructor(error: unknown) {
    const { code, command, responseCode } = rootOf(error)
    super(`the mail was not sent: ${[code, command, responseCode].filter(Boolean).join(' ')}`)
    this.isFinal = (responseCode ?? 0) >= 500 && FINAL.includes(command ?? '')
  }
}

/** The framework wraps what nodemailer throws. */
function rootOf(error: unknown): SmtpError {
  const { cause } = error as { cause?: unknown }
  return cause ? rootOf(cause) : (error as SmtpError)
}
