import { Refusal } from '#exceptions/refusal'

export class RuleUntriedException extends Refusal {
  static status = 409
  static code = 'E_RULE_UNTRIED'
  static message = 'Try this rule as it is now before you switch it on'
}
