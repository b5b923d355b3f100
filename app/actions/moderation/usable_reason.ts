import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import Reason from '#models/reason'
import type { TargetKind } from '#rules/moderation'

/** The active reason of that key. @throws InvalidInputException when there is none for such a target */
export async function usableReason(
  key: string,
  kind: TargetKind,
  client: TransactionClientContract
): Promise<Reason> {
  const reason = await Reason.query({ client })
    .withScopes((scopes) => scopes.active())
    .where({ key })
    .first()
  if (reason?.targetKinds.includes(kind)) return reason
  const problem = { path: ['reason'], code: 'invalid_choice', params: { value: key } }
  throw new InvalidInputException([problem])
}
