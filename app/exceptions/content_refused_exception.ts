import { InvalidInputException } from '#exceptions/invalid_input_exception'

/** What came in is well formed, and a rule of the moderators does not take it. */
export class ContentRefusedException extends InvalidInputException {
  static status = 400
  static code = 'E_CONTENT_REFUSED'
  static message = 'A rule of this site does not take this'
}
