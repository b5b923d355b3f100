import { Refusal } from '#exceptions/refusal'

export class EditWindowClosedException extends Refusal {
  static status = 403
  static code = 'E_EDIT_WINDOW_CLOSED'
  static message = 'A comment can be edited for 24 hours'
}
