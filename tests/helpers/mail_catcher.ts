import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { TestContext } from '@japa/runner/core'
import { SMTPServer } from 'smtp-server'

type Stage = 'connect' | 'auth' | 'rcpt' | 'data'

interface Caught {
  from: string
  to: string[]
  /** as it came */
  source: string
}

const refuse = (code: number) => Object.assign(new Error('said the test'), { responseCode: code })

/** A mail server on a port of its own that keeps what it gets, and fails when told to. It goes with the test. */
export class MailCatcher {
  readonly caught: Caught[] = []
  #faults = new Map<Stage, number>()
  #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onConnect: (_session, done) => done(this.#fault('connect')),
    onAuth: ({ username }, _session, done) => done(this.#fault('auth'), { user: username }),
    onRcptTo: (_address, _session, done) => done(this.#fault('rcpt')),
    onData: async (stream, { envelope }, done) => {
      const source = await text(stream)
      const fault = this.#fault('data')
      const { mailFrom, rcptTo } = envelope
      const from = mailFrom ? mailFrom.address : ''
      if (!fault) this.caught.push({ from, to: rcptTo.map(({ address }) => address), source })
      done(fault)
    },
  })

  static async start({ cleanup }: Pick<TestContext, 'cleanup'>): Promise<MailCatcher> {
    const catcher = new MailCatcher()
    await catcher.#listen()
    cleanup(() => catcher.stop())
    return catcher
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port
  }

  /** Answers this at the stage until it is told otherwise. */
  fail(stage: Stage, code: number): void {
    this.#faults.set(stage, code)
  }

  work(): void {
    this.#faults.clear()
  }

  stop(): Promise<void> {
    return new Promise((done) => this.#server.close(done))
  }

  async #listen() {
    this.#server.on('error', () => {})
    await once(this.#server.listen(0, '127.0.0.1'), 'listening')
  }

  #fault(stage: Stage): Error | null {
    const code = this.#faults.get(stage)
    return code ? refuse(code) : null
  }
}
