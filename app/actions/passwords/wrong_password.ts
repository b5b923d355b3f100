import { InvalidInputException } from '#exceptions/invalid_input_exception'

/** The password that somebody signed in sent to prove that it is them is not theirs. */
export const wrongPassword = (field = 'password') =>
  new InvalidInputException([{ path: [field], code: 'password_incorrect' }])
