import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import { findTicket } from '#actions/tickets/find_ticket'
import { followState } from '#actions/users/follow_state'
import { NoActiveAccountException, TicketNotValidException } from '#exceptions/auth'
import User from '#models/user'
import { atomically } from '#db/atomically'
import type { Caller } from '#rules/security_event'

interface Input {
  /** of a sign-in that was refused because the account waits to be erased */
  ticket: string
  caller: Caller
}

const KIND = 'keep_account'

/** Calls off the erasure of an account: all that was made is there again, and its owner may sign in. */
export default class KeepAccount {
  /** @throws TicketNotValidException, NoActiveAccountException when somebody else has closed the account meanwhile */
  async handle({ ticket: secret, caller }: Input): Promise<void> {
    const { userId } = await findTicket(KIND, secret)
    await atomically(async (client) => {
      const user = await User.query({ client }).where('id', userId).forUpdate().first()
      if (!user) throw new TicketNotValidException()
      const ticket = await findTicket(KIND, secret, client)
      if (user.isLockedOut) throw new NoActiveAccountException()
      await ticket.delete()
      await user.merge({ eraseAt: null }).save()
      await noteEvent({ userId, type: 'erasure_withdrawn', caller }, client)
      await new PostMail().handle({ kind: 'account_kept', address: user.email }, client)
      await followState(user, client)
    })
  }
}
