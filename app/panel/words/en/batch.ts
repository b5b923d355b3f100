import { MANY_BANS } from '#rules/moderation'
import type { BulkVerb, WhyLeft } from '#rules/bulk_verbs'

/** Why a case is left as it is. */
const left: Record<WhyLeft, string> = {
  own: 'It is about you or yours',
  rank: 'Its author ranks above you',
  for_lead: 'A lead decides on it',
  appeal: 'It is an appeal, which is decided alone',
  held: 'It waits to be published: approve or remove it',
  banned: 'Its author is banned already',
  nobody: 'Its author is gone',
  unfit: 'It does not fit what it is about',
}

/** What a decision does to each case that it is made on. */
const does: Record<BulkVerb, string> = {
  keep: 'What they are about stays as it is, and the cases are closed.',
  approve: 'What waits is published.',
  hide: 'The things are not shown any more.',
  remove: 'The things are removed.',
  escalate: 'Leads decide on the cases.',
  warn: 'The authors, or the users themselves, get a warning a case. Their things stay as they are.',
  suspend:
    'The authors, or the users themselves, may only read until the end. Their things stay as they are.',
  ban: 'The authors, or the users themselves, cannot sign in any more, and nobody sees what they made.',
}

export const batch = {
  left,
  does,
  authors: 'Authors:',
  once: 'Once a person, however many of their things it hits.',
  people: (names: string[]) =>
    names.length === 1
      ? `Of one person: ${names[0]}`
      : `Of ${names.length} people: ${names.join(', ')}`,
  looksAt: (name: string) => `@${name} looks at it now`,
  title: (verb: string) => `${verb}: many cases`,
  bar: 'For the selected cases',
  picked: '# selected',
  selectPage: 'Select page',
  allLabel: 'All in this view',
  all: (count: string) => `All ${count} in this view…`,
  nothing: 'Select a case first.',
  hit: (count: number) => `It will be done to ${count} of them`,
  hitNone: 'It fits none of them.',
  leftCount: (count: number) =>
    count === 1 ? 'One stays as it is' : `${count.toLocaleString('en')} stay as they are`,
  allHit: (count: string) => `It will be tried on ${count} cases`,
  kinds: ({ comment, product, user }: Record<'comment' | 'product' | 'user', number>) =>
    [
      `${comment.toLocaleString('en')} comments`,
      `${product.toLocaleString('en')} products`,
      `${user.toLocaleString('en')} users`,
    ].join(', '),
  allLead: 'A job decides on each of them, and tells what it left.',
  tooMany: 'There are more than 10,000. Narrow the view by filters first.',
  manyBans: `More than ${MANY_BANS} at once are banned by leads. Narrow the view, or leave them to a lead.`,
  confirm: (verb: string, count: string) => `${verb}: ${count}`,
  cancel: 'Back to the queue',
  countChanged: 'The view finds another number of cases by now. Look at it again.',
  report: 'What came of it',
  decided: (decided: number, count: number) => `${decided} of ${count} are decided.`,
  failed: (count: number) =>
    count === 1 ? 'One was left as it is.' : `${count} were left as they are.`,
  running: 'A job is at it.',
  finished: 'It is done.',
  undoing: 'It is being taken back.',
  undone: 'The batch is taken back.',
  undoneCount: (count: number) =>
    count === 1 ? 'One is as it was.' : `${count} are as they were.`,
  kept: (count: number) =>
    `${count} ${count === 1 ? 'stays' : 'stay'} decided: somebody decided on it after you.`,
  undo: 'Undo all of it',
  undoHint: 'For 60 seconds from when you began it, in which no author is told.',
  undoClosed: 'A batch can be undone for 60 seconds, once. Decide the opposite instead.',
  reload: 'How far is it now?',
  taken: (name: string, did: string) => `@${name} ${did}`,
  whys: {
    ...Object.fromEntries(Object.entries(left).map(([why, text]) => [`left_${why}`, text])),
    case_changed: 'Somebody else decided on it',
    kept: 'Somebody decided on it after you',
    not_found: 'It is gone',
    unfit_effects: 'It does not fit',
    still_held: 'It waits to be published',
    permission_denied: 'You may not decide on it',
    gone: 'It is gone',
    invalid_choice: 'The reason does not fit',
  } as Record<string, string>,
  outcomes: {
    decided: (name: string) => `Decided by ${name}`,
    escalated: (name: string) => `Left to a lead by ${name}`,
    undone: (name: string) => `Undone by ${name}`,
  },
  lookedAt: (name: string) => `${name} looks at it`,
}
