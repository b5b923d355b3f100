import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Arrival } from '#actions/auth/arrival'
import { letIn, type SignedIn } from '#actions/auth/let_in'
import { oneOfFew } from '#actions/auth/one_of_few'
import { noteEvent } from '#actions/security/note_event'
import { findTicket } from '#actions/tickets/find_ticket'
import { spendSecondStep, type Proof } from '#actions/two_factor/spend_second_step'
import { NoActiveAccountException, TicketNotValidException } from '#exceptions/auth'
import { Refusal } from '#exceptions/refusal'
import type Ticket from '#models/ticket'
import User from '#models/user'
import type { Caller } from '#rules/security_event'
import { twoFactor } from '#rules/two_factor'
import { lowered } from '#support/text'

interface Input extends Proof {
  ticket: string
  to?: Arrival['to']
}

const KIND = 'two_factor'

/** Signs in who has a ticket of the first step, by a code of their app or a recovery code. */
export default class FinishSignIn {
  /** @throws TicketNotValidException, CodeNotValidException, TwoFactorLockedException, NoActiveAccountException */
  async handle(input: Input): Promise<SignedIn> {
    const { userId } = await findTicket(KIND, input.ticket)
    const outcome = await oneOfFew((client) => this.#enter(userId, input, client))
    // A wrong code is counted, and what was written down about it kept.
    if (outcome instanceof Refusal) throw outcome
    return outcome
  }

  /** The account is held before the ticket, as everywhere. */
  async #enter(
    userId: number,
    { ticket: secret, to, ...proof }: Input,
    client: TransactionClientContract
  ): Promise<SignedIn | Refusal> {
    const user = await User.hold(userId, client)
    if (!user) throw new TicketNotValidException()
    const ticket = await findTicket(KIND, secret, client)
    if (user.isLockedOut) return new NoActiveAccountException()
    if (ticket.tries >= twoFactor.ticketTries) return new TicketNotValidException()
    const secondStep = await spendSecondStep(user, proof, client)
    if (secondStep instanceof Refusal)
      return refuse(ticket, { ...proof, refusal: secondStep }, client)
    await ticket.delete()
    const { caller } = proof
    return letIn(user, { ...firstStepOf(ticket, user), caller, secondStep, to }, client)
  }
}

async function refuse(
  ticket: Ticket,
  { refusal, caller }: { refusal: Refusal; caller: Caller },
  client: TransactionClientContract
): Promise<Refusal> {
  const { userId, tries } = ticket
  await ticket.merge({ tries: tries + 1 }).save()
  const details = { by: 'two_factor' }
  await noteEvent({ userId, type: 'sign_in_refused', caller, details }, client)
  return refusal
}

/** How they came, as the first step noted it. */
function firstStepOf({ details }: Ticket, user: User): Pick<Arrival, 'by' | 'google'> {
  const { by, google_id: googleId, email = '' } = details
  const google = googleId === undefined ? undefined : { googleId, email }
  const isTheirs = user.googleId === googleId || lowered(user.email) === lowered(email)
  if (google && !isTheirs) throw new TicketNotValidException()
  return { by: by === 'google' ? by : undefined, google }
}
