type TargetKind = 'product' | 'comment' | 'user'

const ALL: TargetKind[] = ['product', 'comment', 'user']
const SAID: TargetKind[] = ['product', 'comment']

interface FirstReason {
  key: string
  label: string
  /** what the author is told when no other text is written */
  text: string
  targetKinds: TargetKind[]
  /** whether those who report may choose it */
  isReportable: boolean
}

const reason = (key: string, label: string, text: string, targetKinds = ALL): FirstReason => ({
  ...{ key, label, text, targetKinds },
  isReportable: true,
})

/** The reasons that a new installation begins with; admins change them in the panel. */
export const MODERATION_REASONS: FirstReason[] = [
  reason('spam', 'Spam', 'It advertises something over and over, or only to draw visitors.'),
  reason('scam', 'Scam or fraud', 'It tries to get money or data from people by deceiving them.'),
  reason('harassment', 'Harassment', 'It insults, threatens or bullies somebody.'),
  reason('hate', 'Hate', 'It attacks people for who they are.'),
  reason(
    'sexual',
    'Sexual content',
    'It shows or describes sexual content that has no place here.'
  ),
  reason('violence', 'Violence', 'It shows or praises violence.'),
  reason('illegal', 'Against the law', 'It offers or asks for something that the law forbids.'),
  reason('counterfeit', 'Counterfeit', 'It copies a brand or the work of others.', ['product']),
  reason('copyright', 'Copyright', 'It shows the work of others without their permission.', SAID),
  reason('personal_data', 'Personal data', 'It tells what somebody wants to keep private.'),
  reason('impersonation', 'Impersonation', 'It pretends to be somebody else.', ['user']),
  reason('misleading', 'Misleading', 'What it says of the product is not true.', ['product']),
  reason('wrong_place', 'Wrong place', 'It is in a category that it does not belong to.', [
    'product',
  ]),
  reason('off_topic', 'Off topic', 'It has nothing to do with the product.', ['comment']),
  reason('other', 'Something else', 'It breaks the rules of this site.'),
]
