import IssueTokens from '#actions/auth/issue_tokens'
import type { SignedIn } from '#actions/auth/log_in'
import CreateUser, { type NewUser } from '#actions/users/create_user'

/** Opens an account and signs it in. */
export default class RegisterUser {
  /** @throws InvalidInputException when address or username is taken, or the password is weak */
  handle(input: Omit<NewUser, 'rights'>): Promise<SignedIn> {
    return new CreateUser().handle(input, async (user) => {
      return { userId: user.id, tokens: await new IssueTokens().handle(user) }
    })
  }
}
