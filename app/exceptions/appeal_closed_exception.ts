import { Refusal } from '#exceptions/refusal'

export class AppealClosedException extends Refusal {
  static status = 409
  static code = 'E_APPEAL_CLOSED'
  static message = 'A decision against you can be appealed once, for six months, while it stands'
}
