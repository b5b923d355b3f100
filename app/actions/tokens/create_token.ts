import { DateTime } from 'luxon'
import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import { holdSelf } from '#actions/users/own_account'
import { NoActiveAccountException } from '#exceptions/auth'
import { TooManyTokensException } from '#exceptions/tokens'
import PersonalToken from '#models/personal_token'
import { atomically } from '#db/atomically'
import { hashOf } from '#credentials/mailed_secret'
import { newPersonalToken, prefixOf } from '#credentials/personal_token'
import type { Caller } from '#rules/security_event'
import { MAX_TOKENS, SCOPES, type Scope } from '#rules/token_scope'

interface Input {
  userId: number
  name: string
  scopes: Scope[]
  /** without one it is good until it is revoked */
  expiresAt?: DateTime
  caller?: Caller
  /** an operator: `cli:root` */
  actor?: string
}

/** Gives somebody a personal access token. The owner is told. */
export default class CreateToken {
  /**
   * @returns its row, and the token itself, which is kept nowhere
   * @throws TooManyTokensException, NoActiveAccountException
   */
  async handle({ userId, scopes, caller, actor, ...fields }: Input) {
    const token = newPersonalToken()
    const row = await atomically(async (client) => {
      const user = await holdSelf(userId, client)
      if (!user.isOpen) throw new NoActiveAccountException()
      const others = await PersonalToken.query({ client }).where({ userId }).limit(MAX_TOKENS)
      if (others.length >= MAX_TOKENS) throw new TooManyTokensException()
      const kept = { tokenHash: hashOf(token), prefix: prefixOf(token), createdAt: DateTime.utc() }
      const granted = SCOPES.filter((scope) => scopes.includes(scope))
      const made = await PersonalToken.create(
        { userId, scopes: granted, ...fields, ...kept },
        { client }
      )
      const details = { name: made.name, token: made.prefix }
      await noteEvent({ userId, type: 'token_created', caller, actor, details }, client)
      await new PostMail().handle({ kind: 'token_created', address: user.email }, client)
      return made
    })
    return { row, token }
  }
}
