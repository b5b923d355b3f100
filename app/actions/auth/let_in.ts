import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import type { Arrival } from '#actions/auth/arrival'
import type { TokenPair } from '#actions/auth/issue_tokens'
import OpenSession from '#actions/auth/open_session'
import { connectGoogle } from '#actions/google/connect_google'
import { noteEvent } from '#actions/security/note_event'
import { pendingErasure } from '#actions/privacy/pending_erasure'
import { askSecondStep } from '#actions/two_factor/ask_second_step'
import type { ErasurePendingException } from '#exceptions/privacy'
import { NoActiveAccountException } from '#exceptions/auth'
import type { TwoFactorRequiredException } from '#exceptions/two_factor'
import Group from '#models/group'
import type User from '#models/user'

export interface SignedIn {
  userId: number
  tokens: TokenPair
}

/**
 * Signs in, whatever way somebody came: the last step of every sign-in.
 *
 * @param user - read `held` in the transaction, not locked out, and changed by it at most
 * @returns in place of a session what is to be thrown when the transaction was kept: a ticket for the second step, or
 *   that the account waits to be erased, which only those are told who have proved both steps
 * @throws GoogleAlreadyConnectedException
 * @throws NoActiveAccountException to the panel, from who may not moderate
 */
export async function letIn(
  user: User,
  arrival: Arrival,
  client: TransactionClientContract
): Promise<SignedIn | TwoFactorRequiredException | ErasurePendingException> {
  if (arrival.to === 'panel' && !(await mayModerate(user))) throw new NoActiveAccountException()
  if (!user.hasTwoFactor || arrival.secondStep) return welcome(user, arrival, client)
  await user.save()
  return askSecondStep(user, arrival, client)
}

async function welcome(
  user: User,
  { caller, by, google, secondStep }: Arrival,
  client: TransactionClientContract
): Promise<SignedIn | ErasurePendingException> {
  if (user.eraseAt) return pendingErasure(user, { caller, by }, client)
  if (google) await connectGoogle(user, { google, caller }, client)
  await user.merge({ lastLogin: DateTime.utc() }).save()
  const { id, tokens } = await new OpenSession().handle(user, caller)
  const how = { ...(by && { by }), ...(secondStep && { second_step: secondStep }) }
  const details = { ...how, session: String(id) }
  await noteEvent({ userId: user.id, type: 'signed_in', caller, details }, client)
  return { userId: user.id, tokens }
}

async function mayModerate(user: User): Promise<boolean> {
  if (user.isStaff || user.isSuperuser) return true
  return Boolean(
    await user.related('groups').query().whereIn('name', [Group.MODERATORS, Group.LEADS]).first()
  )
}
