import type { Facts, Words } from '#mails/words'
import type { ToldReport } from '#rules/told'

const thing = ({ kind }: ToldReport) =>
  ({ product: 'a product', comment: 'a comment', user: 'a user' })[kind]

const first = ({ site, report }: Facts) =>
  `You told the moderators of ${site} about ${thing(report!)} (report ${report!.id}). Your reason was: ${report!.reason}.`

/** What whoever reported is told of the outcome. */
export const reports = {
  report_upheld: (facts: Facts): Words => ({
    subject: `What came of your report at ${facts.site}`,
    paragraphs: [
      first(facts),
      'They looked at it, found that you were right, and did something about it. Thank you.',
      'Nobody but moderators learns that it was you.',
    ],
  }),

  report_declined: (facts: Facts): Words => ({
    subject: `What came of your report at ${facts.site}`,
    paragraphs: [
      first(facts),
      'They looked at it and found nothing against the rules of this site, so that it stays as it is. Thank you all the same.',
      'If it changes, you can report it again. Nobody but moderators learns that it was you.',
    ],
  }),
}
