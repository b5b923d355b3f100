import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { letIn, type SignedIn } from '#actions/auth/let_in'
import { oneOfFew } from '#actions/auth/one_of_few'
import { findGoogleUser } from '#actions/google/find_google_user'
import { spendGoogleCode, type ReturnedCode } from '#actions/google/spend_google_code'
import PostMail from '#actions/mails/post_mail'
import { findHits } from '#actions/screening/find_hits'
import { newcomer } from '#actions/screening/newcomer'
import { noteHits } from '#actions/screening/note_hits'
import { refuseHits } from '#actions/screening/screened'
import { noteEvent } from '#actions/security/note_event'
import { issueTicket } from '#actions/tickets/issue_ticket'
import ClaimNames from '#actions/users/claim_names'
import { insertUser } from '#actions/users/insert_user'
import accounts from '#config/accounts'
import { NoActiveAccountException } from '#exceptions/auth'
import { GoogleAlreadyConnectedException, GoogleLinkRequiredException } from '#exceptions/google'
import { SignupClosedException } from '#exceptions/gates'
import { Refusal } from '#exceptions/refusal'
import type User from '#models/user'
import { unusablePassword } from '#credentials/passwords'
import type { GoogleIdentity } from '#google/identity'
import { assertConfigured, readProof, type GoogleProof } from '#google/proof'
import type { Caller, SecurityEventType } from '#rules/security_event'
import { usernameFrom } from '#rules/username'

interface Input {
  /** what a client has from Google, or the code that the way by browser ends with */
  proof: GoogleProof & Partial<ReturnedCode>
  caller: Caller
}

const LINK_SECONDS = 10 * 60

/** Somebody whom Google knows, within the transaction of their sign-in. */
interface Arrival {
  identity: GoogleIdentity
  caller: Caller
  client: TransactionClientContract
}

/** Signs somebody in by their Google account; who has no account gets one. */
export default class SignInWithGoogle {
  /**
   * @throws NoActiveAccountException when the account is closed, GoogleLinkRequiredException,
   *   GoogleAlreadyConnectedException, TicketNotValidException for a code, and what {@link readProof} throws
   */
  async handle({ proof, caller }: Input): Promise<SignedIn> {
    assertConfigured()
    // Nothing is held in the database while Google is asked.
    const read = isCode(proof) ? undefined : await readProof(proof)
    const outcome = await oneOfFew(async (client) => {
      const identity = read ?? (await spendGoogleCode(proof as ReturnedCode, client))
      return this.#enter({ identity, caller, client })
    })
    // What was written down about a refusal is kept.
    if (outcome instanceof Refusal) throw outcome
    return outcome
  }

  async #enter(arrival: Arrival): Promise<SignedIn | Refusal> {
    const user = await userOf(arrival)
    if (!user) return new NoActiveAccountException()
    const refusal = await refusalOf(user, arrival)
    const { identity: google, caller, client } = arrival
    if (!refusal) return letIn(user, { caller, by: 'google', google }, client)
    await note(user, 'sign_in_refused', arrival)
    return refusal
  }
}

/** The first proof that is there counts, the code last. */
const isCode = ({ credential, access_token, code }: Input['proof']) =>
  credential === undefined && access_token === undefined && code !== undefined

/** @returns null when two accounts have this address in other letters of case, which name nobody */
async function userOf(arrival: Arrival): Promise<User | null> {
  const { identity, client } = arrival
  const found = await findGoogleUser(identity, client)
  if (found) return found
  // Whoever comes at the same time waits here, and finds the account that the first one has made.
  // Both names at once, as registering claims them: one after the other, the two could wait for each other.
  const { email } = identity
  const taken = await new ClaimNames().handle({ email, username: usernameFrom(email) }, client)
  const isShared = taken.some(({ path }) => path[0] === 'email')
  return (await findGoogleUser(identity, client)) ?? (isShared ? null : open(arrival))
}

/** @throws SignupClosedException, and ContentRefusedException when a rule of the moderators keeps them out */
async function open(arrival: Arrival): Promise<User> {
  if (accounts.signup === 'closed') throw new SignupClosedException()
  const { googleId, email, firstName, lastName } = arrival.identity
  const names = { email, first_name: firstName, last_name: lastName }
  const hits = await findHits(newcomer(names, arrival.caller))
  refuseHits(hits)
  const rights = { googleId, isVerified: true }
  const user = await insertUser({ ...names, password: unusablePassword(), rights }, arrival.client)
  const found = { target: { kind: 'user' as const, id: user.id }, subjectId: user.id, hits }
  if (hits.length) await noteHits(found, arrival.client)
  await note(user, 'registered', arrival)
  return user
}

/** An account that is found by its address alone has to have proved that it is its owner's, as Google has. */
async function refusalOf(user: User, arrival: Arrival): Promise<Refusal | null> {
  const { googleId } = arrival.identity
  if (user.isLockedOut) return new NoActiveAccountException()
  if (user.googleId === googleId) return null
  if (user.googleId !== null) return new GoogleAlreadyConnectedException()
  return user.isVerified ? null : new GoogleLinkRequiredException(await linkTicket(user, arrival))
}

/** With it the owner of the account proves that they are, by their password or by the code of a mail. */
async function linkTicket({ id: userId, email: address }: User, { identity, client }: Arrival) {
  const details = { google_id: identity.googleId, email: identity.email }
  const { ticket, secret } = await issueTicket(
    { kind: 'google_link', userId, seconds: LINK_SECONDS, details },
    client
  )
  await new PostMail().handle({ kind: 'google_link_code', address, ticketId: ticket.id }, client)
  return secret
}

const note = ({ id: userId }: User, type: SecurityEventType, { caller, client }: Arrival) =>
  noteEvent({ userId, type, caller, details: { by: 'google' } }, client)
