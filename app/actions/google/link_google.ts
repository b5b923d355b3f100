import { timingSafeEqual } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { GoogleAccount } from '#actions/auth/arrival'
import { letIn, type SignedIn } from '#actions/auth/let_in'
import { oneOfFew } from '#actions/auth/one_of_few'
import LogIn from '#actions/auth/log_in'
import { replacePassword } from '#actions/passwords/replace_password'
import { noteEvent } from '#actions/security/note_event'
import { findTicket } from '#actions/tickets/find_ticket'
import { NoActiveAccountException, TicketNotValidException } from '#exceptions/auth'
import { Refusal } from '#exceptions/refusal'
import type Ticket from '#models/ticket'
import User from '#models/user'
import { unusablePassword } from '#credentials/passwords'
import { mailedCode } from '#credentials/mailed_code'
import type { Caller } from '#rules/security_event'
import { lowered } from '#support/text'

interface Input {
  ticket: string
  /** of the account; without it the code that was mailed */
  password?: string
  code?: string
  caller: Caller
}

const KIND = 'google_link'
const MAX_TRIES = 5

/** Connects the Google account of a ticket to the account of the same address, verifies that and signs in. */
export default class LinkGoogle {
  /** @throws TicketNotValidException, GoogleAlreadyConnectedException, and for a password what {@link LogIn} throws */
  async handle(input: Input): Promise<SignedIn> {
    const { userId } = await findTicket(KIND, input.ticket)
    if (input.password !== undefined) return this.#byPassword(userId, input)
    const outcome = await oneOfFew((client) => this.#byCode(userId, input, client))
    // A wrong code is counted, and what was written down about it kept.
    if (outcome instanceof Refusal) throw outcome
    return outcome
  }

  /** A sign-in like others, with their lock; its transaction spends the ticket. */
  async #byPassword(userId: number, { ticket, password = '', caller }: Input): Promise<SignedIn> {
    const owner = await User.find(userId)
    if (!owner) throw new TicketNotValidException()
    const { email: login } = owner
    const connecting = async (user: User, client: TransactionClientContract) =>
      spend(user, await findTicket(KIND, ticket, client))
    return new LogIn().handle({ key: 'email', login, password, caller, connecting })
  }

  /** The account is held before the ticket, as everywhere. */
  async #byCode(
    userId: number,
    { ticket: secret, code = '', caller }: Input,
    client: TransactionClientContract
  ): Promise<SignedIn | Refusal> {
    const user = await User.hold(userId, client)
    if (!user) throw new TicketNotValidException()
    const ticket = await findTicket(KIND, secret, client)
    if (user.isLockedOut) return new NoActiveAccountException()
    if (!isCode(code, ticket)) return refuseCode(ticket, caller, client)
    await distrustPassword(user, caller, client)
    return letIn(user, { caller, by: 'google', google: await spend(user, ticket) }, client)
  }
}

/** Only while the account has the address that Google has verified: the code went there. */
async function spend(user: User, ticket: Ticket): Promise<GoogleAccount> {
  const { google_id: googleId = '', email = '' } = ticket.details
  const isOwn = ticket.userId === user.id && lowered(user.email) === lowered(email)
  if (!isOwn) throw new TicketNotValidException()
  await ticket.delete()
  return { googleId, email }
}

const isCode = (code: string, { tries, secretHash }: Ticket) =>
  tries < MAX_TRIES && isSame(code.replace(/\s/g, ''), mailedCode(secretHash))

const isSame = (one: string, other: string) =>
  Buffer.byteLength(one) === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

async function refuseCode(ticket: Ticket, caller: Caller, client: TransactionClientContract) {
  const { userId, tries } = ticket
  await ticket.merge({ tries: Math.min(tries + 1, MAX_TRIES) }).save()
  const details = { by: 'google' }
  await noteEvent({ userId, type: 'sign_in_refused', caller, details }, client)
  return new TicketNotValidException()
}

/**
 * Nobody has proved yet that the password, or who is signed in by it, is of the owner of the address: somebody
 * may have opened the account to wait for them.
 */
async function distrustPassword(
  user: User,
  caller: Caller,
  client: TransactionClientContract
): Promise<void> {
  if (user.isVerified) return
  await replacePassword(user, { hashed: unusablePassword(), caller }, client)
}
