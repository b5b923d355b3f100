import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { SignedIn } from '#actions/auth/log_in'
import OpenSession from '#actions/auth/open_session'
import { findGoogleUser } from '#actions/google/find_google_user'
import { noteEvent } from '#actions/security/note_event'
import ClaimNames from '#actions/users/claim_names'
import { insertUser } from '#actions/users/insert_user'
import { NoActiveAccountException } from '#exceptions/auth'
import { GoogleAlreadyConnectedException, GoogleLinkRequiredException } from '#exceptions/google'
import { Refusal } from '#exceptions/refusal'
import type User from '#models/user'
import { atomically } from '#db/atomically'
import { unusablePassword } from '#credentials/passwords'
import type { GoogleIdentity } from '#google/identity'
import { readProof, type GoogleProof } from '#google/proof'
import type { Caller, SecurityEventType } from '#rules/security_event'
import { lowered } from '#support/text'

interface Input {
  proof: GoogleProof
  caller: Caller
}

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
   *   GoogleAlreadyConnectedException, and what {@link readProof} throws
   */
  async handle({ proof, caller }: Input): Promise<SignedIn> {
    const identity = await readProof(proof)
    const outcome = await atomically((client) => this.#enter({ identity, caller, client }))
    // What was written down about a refusal is kept.
    if (outcome instanceof Refusal) throw outcome
    return outcome
  }

  async #enter(arrival: Arrival): Promise<SignedIn | Refusal> {
    const user = await userOf(arrival)
    if (!user) return new NoActiveAccountException()
    const refusal = refusalOf(user, arrival.identity)
    if (!refusal) return this.#welcome(user, arrival)
    await note(user, 'sign_in_refused', arrival)
    return refusal
  }

  async #welcome(user: User, arrival: Arrival): Promise<SignedIn> {
    const { googleId, email } = arrival.identity
    const isFirst = user.googleId === null
    const isVerified = user.isVerified || lowered(user.email) === lowered(email)
    await user.merge({ googleId, isVerified, lastLogin: DateTime.utc() }).save()
    if (isFirst) await note(user, 'google_connected', arrival)
    await note(user, 'signed_in', arrival)
    return { userId: user.id, tokens: await new OpenSession().handle(user, arrival.caller) }
  }
}

/** @returns null when two accounts have this address in other letters of case, which name nobody */
async function userOf(arrival: Arrival): Promise<User | null> {
  const { identity, client } = arrival
  const found = await findGoogleUser(identity, client)
  if (found) return found
  // Whoever comes at the same time waits here, and finds the account that the first one has made.
  const taken = await new ClaimNames().handle({ email: identity.email }, client)
  return (await findGoogleUser(identity, client)) ?? (taken.length ? null : open(arrival))
}

async function open(arrival: Arrival): Promise<User> {
  const { googleId, email, firstName, lastName } = arrival.identity
  const names = { email, first_name: firstName, last_name: lastName }
  const rights = { googleId, isVerified: true }
  const user = await insertUser({ ...names, password: unusablePassword(), rights }, arrival.client)
  await note(user, 'registered', arrival)
  return user
}

/** An account that is found by its address alone has to have proved that it is its owner's, as Google has. */
function refusalOf(user: User, { googleId }: GoogleIdentity): Refusal | null {
  if (!user.isActive) return new NoActiveAccountException()
  if (user.googleId === googleId) return null
  if (user.googleId !== null) return new GoogleAlreadyConnectedException()
  return user.isVerified ? null : new GoogleLinkRequiredException()
}

const note = ({ id: userId }: User, type: SecurityEventType, { caller, client }: Arrival) =>
  noteEvent({ userId, type, caller, details: { by: 'google' } }, client)
