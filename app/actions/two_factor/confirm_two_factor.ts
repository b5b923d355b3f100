import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import { giveRecoveryCodes } from '#actions/two_factor/give_recovery_codes'
import { holdSelf } from '#actions/users/own_account'
import {
  CodeNotValidException,
  TwoFactorNotBegunException,
  TwoFactorOnException,
} from '#exceptions/two_factor'
import TwoFactor from '#models/two_factor'
import { atomically } from '#db/atomically'
import { unseal } from '#credentials/sealed'
import { matchingStep } from '#credentials/totp'
import type { Caller } from '#rules/security_event'

interface Input {
  userId: number
  /** what the app shows */
  code: string
  caller: Caller
}

/** Turns two-step sign-in on, once the app has shown that it has the secret. The owner is told. */
export default class ConfirmTwoFactor {
  /**
   * @returns the recovery codes, which are not shown again
   * @throws TwoFactorOnException, TwoFactorNotBegunException, CodeNotValidException
   */
  async handle({ userId, code, caller }: Input): Promise<string[]> {
    return atomically(async (client) => {
      const user = await holdSelf(userId, client)
      if (user.hasTwoFactor) throw new TwoFactorOnException()
      await spendFirstCode(userId, code, client)
      await user.merge({ twoFactorSince: DateTime.utc() }).save()
      await noteEvent({ userId, type: 'two_factor_on', caller }, client)
      await new PostMail().handle({ kind: 'two_factor_on', address: user.email }, client)
      return giveRecoveryCodes(userId, client)
    })
  }
}

async function spendFirstCode(userId: number, code: string, client: TransactionClientContract) {
  const begun = await TwoFactor.query({ client }).where({ userId }).first()
  const secret = begun && unseal(begun.secret, TwoFactor.ownerOf(userId))
  if (!secret) throw new TwoFactorNotBegunException()
  const step = matchingStep(secret, code.replace(/\s/g, ''), begun)
  if (step === null) throw new CodeNotValidException()
  await begun.merge({ lastStep: step }).save()
}
