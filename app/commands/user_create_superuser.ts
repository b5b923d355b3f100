import { flags } from '@adonisjs/core/ace'
import type { NewUser } from '#actions/users/create_user'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class UserCreateSuperuser extends VitrinCommand {
  static commandName = 'user:create-superuser'
  static description = 'Open an account that may do everything'
  static help = [
    'Asks for what is missing. VITRIN_SUPERUSER_EMAIL, _USERNAME, _PASSWORD, _FIRST_NAME and _LAST_NAME',
    'stand in for flags. The password comes by prompt, --password-stdin or VITRIN_SUPERUSER_PASSWORD.',
    'Exit code 2 when something is missing or wrong, 1 when the address or the name is taken.',
  ]

  @flags.string({ description: 'E-mail address' })
  declare email: string

  @flags.string({ description: 'Username; without one it is made of the address' })
  declare username: string

  @flags.string({ description: 'First name' })
  declare firstName: string

  @flags.string({ description: 'Last name' })
  declare lastName: string

  @flags.boolean({ description: 'Read the password from stdin, up to the end of its first line' })
  declare passwordStdin: boolean

  @flags.boolean({ description: 'Succeed when a superuser has this address or username' })
  declare ifMissing: boolean

  protected async perform() {
    const names = await this.#names()
    const existing = await this.#existing(names)
    if (existing) return this.#tell('exists', existing)
    const input = await this.#validated({ ...names, password: await this.#password() })
    try {
      this.#tell('created', await create(input, this.actor))
    } catch (error) {
      // Another start of the same container may have been quicker.
      const winner = await this.#existing(names)
      if (!winner) throw await inWords(error, EXIT.failed)
      this.#tell('exists', winner)
    }
  }

  async #validated(
    input: Record<'email' | 'username' | 'first_name' | 'last_name' | 'password', string>
  ) {
    const { registerValidator } = await import('#validators/auth')
    return registerValidator.validate(input).catch(async (error: unknown) => {
      throw await inWords(error, EXIT.usage)
    })
  }

  async #names() {
    const { default: env } = await import('#start/env')
    return {
      email: this.email || env.get('VITRIN_SUPERUSER_EMAIL') || (await this.#askEmail()),
      username: this.username || env.get('VITRIN_SUPERUSER_USERNAME', ''),
      first_name: this.firstName ?? env.get('VITRIN_SUPERUSER_FIRST_NAME', ''),
      last_name: this.lastName ?? env.get('VITRIN_SUPERUSER_LAST_NAME', ''),
    }
  }

  #askEmail(): Promise<string> {
    const flag = '--email (or VITRIN_SUPERUSER_EMAIL)'
    return this.ask(flag, () => this.prompt.ask('E-mail address'))
  }

  async #existing({ email, username }: { email: string; username: string }) {
    if (!this.ifMissing) return undefined
    const { default: User } = await import('#models/user')
    const user = await User.query()
      .whereRaw('lower(email) = lower(?)', [email])
      .if(username, (query) => query.orWhere({ username }))
      .orderByRaw('is_superuser desc')
      .first()
    if (user && !user.isSuperuser)
      throw new CommandFailure(
        `this account exists and is no superuser: npx node ace user:promote ${user.id} --role=admin`
      )
    return user ?? undefined
  }

  async #password(): Promise<string> {
    const { default: env } = await import('#start/env')
    const known = this.passwordStdin ? '' : env.get('VITRIN_SUPERUSER_PASSWORD')
    const flag = '--password-stdin (or VITRIN_SUPERUSER_PASSWORD)'
    return known || this.newPassword(this.passwordStdin, flag)
  }

  #tell(outcome: 'created' | 'exists', { id, username, email }: Account) {
    this.print({ outcome, id, username, email }, [])
    if (!this.json) this.say(`superuser ${username} <${email}> ${outcome} (id ${id})`)
  }
}

interface Account {
  id: number
  username: string
  email: string
}

async function create(input: NewUser, actor: string): Promise<Account> {
  const { noteEvent } = await import('#actions/security/note_event')
  const { default: CreateUser } = await import('#actions/users/create_user')
  const rights = { isStaff: true, isSuperuser: true, isVerified: true }
  return new CreateUser().handle({ ...input, rights }, async (user, client) => {
    await noteEvent({ userId: user.id, type: 'registered', actor }, client)
    return user
  })
}

/** Problems of fields as the API tells them, a line each; other errors as they are. */
export async function inWords(error: unknown, exitCode: number): Promise<unknown> {
  if (!(error instanceof InvalidInputException)) return error
  const { drfSentence } = await import('#dialects/drf/errors')
  const lines = error.problems.map(
    (problem) => `${problem.path.join('.')}: ${drfSentence(problem)}`
  )
  return new CommandFailure(lines.join('\n'), exitCode)
}
