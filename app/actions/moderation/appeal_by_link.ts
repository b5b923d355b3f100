import AppealDecision from '#actions/moderation/appeal_decision'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { readAppealToken } from '#credentials/appeal_link'

interface Input {
  /** of a mail's link */
  token: string
  text: string
}

/** Objects to a decision by the link of the mail that told of it: a banned account cannot sign in. */
export default class AppealByLink {
  /**
   * @throws InvalidInputException for a token that is none
   * @throws AppealClosedException as AppealDecision does
   */
  async handle({ token, text }: Input): Promise<void> {
    const appealing = readAppealToken(token)
    if (!appealing) return refuseProblems([{ path: ['token'], code: 'invalid_mailed_token' }])
    const { decisionId, userId: id } = appealing
    await new AppealDecision().handle({ decisionId, author: { id }, text })
  }
}
