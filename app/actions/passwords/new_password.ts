import type { FieldProblem } from '#exceptions/invalid_input_exception'
import type User from '#models/user'
import { passwordProblems } from '#rules/password_rules'

interface Wanted {
  newPassword: string
  confirmPassword: string
}

/** What is wrong with a new password of an account, by the fields that it comes in. */
export function newPasswordProblems(
  { newPassword, confirmPassword }: Wanted,
  { username, email, firstName, lastName }: User
): FieldProblem[] {
  const owner = { username, email, first_name: firstName, last_name: lastName }
  return [
    ...passwordProblems(newPassword, owner).map((one) => ({ path: ['new_password'], ...one })),
    ...(newPassword === confirmPassword
      ? []
      : [{ path: ['confirm_password'], code: 'password_mismatch' }]),
  ]
}
