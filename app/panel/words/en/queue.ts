import { queueFilters } from '#panel/words/en/queue_filters'
import { verbs } from '#panel/words/en/verbs'
import type { CauseKind, EffectKind, TargetKind } from '#rules/moderation'
import type { Verb } from '#rules/verbs'

const causes: Record<CauseKind, string> = {
  ...{ report: 'Reported', rule: 'Found by a rule', appeal: 'Appeal', moderator: 'By a moderator' },
}
const kinds: Record<TargetKind, string> = { comment: 'Comment', product: 'Product', user: 'User' }

const counted = (count: number, thing: string) =>
  `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`

/** `comment 12`, inside a sentence. */
const named = (kind: TargetKind, id: number) => `${kinds[kind].toLowerCase()} ${id}`

export const queue = {
  title: 'Moderation queue',
  lead: (open: string, oldest: string | null) =>
    oldest ? `${open} open. The oldest has waited ${oldest}.` : `${open} open.`,
  next: 'Review next',
  nothingNext: 'Nothing else waits in this view.',
  empty: 'Nothing waits here.',
  emptyView: 'No case is like that. Clear the filters to see all.',
  upTo: (count: number, limit: number) =>
    `${count.toLocaleString('en')}${count < limit ? '' : '+'}`,
  tabsLabel: 'Kind of case',
  tabs: {
    ...{ all: 'All', comment: 'Comments', product: 'Products', user: 'Users', appeal: 'Appeals' },
    ...{ escalated: 'For leads', mine: 'Claimed by me' },
  },
  ...queueFilters,
  causes,
  kinds,
  states: {
    ...{ visible: 'Visible', held: 'Held', hidden: 'Hidden', removed: 'Removed' },
    ...{ deleted: 'Deleted', suspended: 'Suspended', banned: 'Banned' },
  } as Record<string, string>,
  titles: {
    comment: (product: string) => `on ${product}`,
    product: (name: string) => name,
    user: (name: string) => `@${name}`,
  },
  gone: 'It is gone',
  noText: '(without text)',
  by: 'by',
  items: 'Cases',
  others: 'Other',
  withReason: (label: string) => `Reason: ${label}`,
  claim: 'Claim',
  release: 'Let go',
  take: 'Take it over',
  view: 'View',
  heldBy: (name: string, rest: string) => `@${name}, ${rest} left`,
  whyNot: {
    ...{ own: 'About you', rank: 'Ranks above you', for_lead: 'For a lead' },
    own_appeal: 'Against your decision',
  },
}

const account = 'the account is gone, or something else holds for it by now'
const thing = 'it is gone, or somebody decided about it since'
/** Why something is not as it was before a decision that was undone. */
const lefts: Partial<Record<EffectKind, string>> = {
  ...{ hide: thing, remove: thing, restore: thing, approve: thing },
  ...{ warn: account, suspend: account, ban: account, lift: account },
  recategorise: 'its category of before is gone, or it was moved since',
  remove_image: 'the picture is gone, or was uploaded again',
  clear_profile:
    'what they changed since stays, and a name that somebody else took is not given back',
}

export const kase = {
  title: (kind: TargetKind, id: number) => `${kinds[kind]} ${id}`,
  skip: 'Skip',
  previous: 'Previous',
  context: 'In context',
  edits: 'What changed since it was reported',
  goneText: 'What this is about is not there any more.',
  pictures: 'Pictures',
  reports: (count: number) => `Reports (${count})`,
  newest: (count: number) => `The newest ${count} are shown.`,
  noReports: 'Nobody has reported it.',
  reportColumns: { reason: 'Reason', from: 'From', record: 'Reporter’s record', sent: 'Sent' },
  somebody: 'somebody',
  firstReport: 'first report',
  record: (upheld: number, decided: number) => `${upheld} of ${decided} upheld`,
  appeal: 'Appeal',
  history: 'History',
  opened: 'The case was opened.',
  reported: (reason: string) => `Reported: ${reason}`,
  hit: (rule: string | null, matched: string) => {
    if (rule === null && !matched) return 'It waits to be looked at before it is shown.'
    const finder = rule === null ? 'A rule that is gone' : `Rule ${rule}`
    return matched ? `${finder} found “${matched}”.` : `${finder} found it.`
  },
  undid: 'undid a decision',
  appealed: 'The author appealed.',
  before: 'The case before',
  notes: 'Notes',
  note: 'A note for colleagues',
  addNote: 'Add the note',
  noteAdded: 'The note is added.',
  decision: 'Decision',
  decided: 'This case is decided.',
  whyNot: {
    own: 'This is about you, so somebody else decides.',
    for_lead: 'A lead decides on this case.',
    rank: 'The author ranks higher than you, so somebody else decides.',
    own_appeal: 'The appeal is against your decision, so somebody else answers it.',
  },
  move: 'Another category',
  movePick: 'Choose a category',
  picture: 'Picture',
  pictureName: (place: number, altText: string) =>
    altText ? `Picture ${place}: ${altText}` : `Picture ${place}`,
  picturePick: 'Choose a picture',
  purge: 'Take its public files away at once',
  purgeHint: 'Else it takes up to a minute. You see first how many there are.',
  reason: 'Reason',
  text: 'Message to the author',
  textHint: 'Sent in 60 seconds unless you undo. Empty: the text of the reason.',
  also: 'For the author, too',
  alsoNone: 'Nothing',
  days: 'A suspension lasts',
  dayCount: (days: string) => (days === '1' ? '1 day' : `${days} days`),
  more: 'More that can be done with it',
  sweep: 'Their other things, too',
  sweepHint: 'What that hits is shown before it is done.',
  sweeps: {
    ...{ none: 'Nothing', open: 'All that waits in the queue' },
    ...{
      day: 'All of the last day',
      week: 'All of the last 7 days',
      month: 'All of the last 30 days',
    },
  },
  sweepDeed: 'What becomes of those',
  ownNote: 'Note for moderators (optional)',
  armed: 'Press the digit of an outcome.',
  author: 'Author',
  joined: (since: string, isVerified: boolean) =>
    `joined ${since} ago, address ${isVerified ? 'verified' : 'not verified'}`,
  authorFacts: {
    ...{ comments: 'Comments', products: 'Products', decisions: 'Decisions about them' },
    ...{ warnings: 'Warnings', open: 'Open cases', suspended: 'Suspended until', banned: 'Banned' },
  },
  lastDecisions: 'Last decisions',
  held: (until: string) => `You hold this case until ${until}. Others see it.`,
  heldByOther: (name: string, until: string) => `@${name} looks at this case until ${until}.`,
  taken: (name: string) => `@${name} looks at this case already.`,
  claimed: 'The case is yours for 15 minutes.',
  letGo: 'You let go of the case.',
  done: (verb: Verb, kind: TargetKind, id: number) => `${verbs[verb]}: ${named(kind, id)}.`,
  undone: 'The decision is undone.',
  left: (effectKinds: EffectKind[]) =>
    `Not all is as it was: ${[...new Set(effectKinds)].map((kind) => lefts[kind] ?? 'it is gone').join(', ')}.`,
  undoClosed: 'A decision can be undone for 60 seconds, once. Decide the opposite instead.',
  cannotUndo: 'Somebody decided on the case since then, so nothing was undone.',
  conflict: (name: string, did: string, at: string) =>
    `${name} ${did} at ${at}, before you decided.`,
  keptText: 'What you wrote is still in the form.',
  check: (verb: Verb) => `${verbs[verb]}: look before it is done`,
  willDo: (verb: Verb, kind: TargetKind, id: number) => `${verbs[verb]}: ${named(kind, id)}`,
  willAlso: (verb: Verb) => `${verbs[verb]}: its author`,
  willPurge: (count: number) =>
    `Take away at once: ${count === 1 ? '1 public file' : `${count} public files`}`,
  willPurgeHint: 'Undoing brings them back within a minute. Copies in a CDN are not reached.',
  willSweep: (
    verb: Verb,
    { all, product, comment }: Record<'all' | 'product' | 'comment', number>
  ) =>
    all === 0
      ? 'There is nothing else of theirs to sweep.'
      : `${verbs[verb]}: ${counted(comment, 'comment')} and ${counted(product, 'product')} of theirs`,
  sweepUnfit: (kind: TargetKind) =>
    `The reason is not one for ${kind}s, so that they stay. Choose another reason to sweep them.`,
  andSwept: (outcome: string, count: number) =>
    `${outcome}, and ${count.toLocaleString('en')} more`,
  sweepMore: (count: number) => `The newest ${count} are shown.`,
  sweepJob:
    'A job does it. Each is decided for itself; one that somebody else decides on meanwhile stays.',
  sweepChanged: 'There is another number of their things by now. Look at them again.',
  sweepMany: 'There are more than 10,000. Choose a shorter time.',
  goBack: 'Change something',
  purgeLater: 'It is decided. The store of files does not answer: they go within a minute.',
  conflictTitle: 'Somebody was faster',
  moderator: 'A moderator',
  fields: {
    ...{ content: 'Text', username: 'Username', bio: 'About', website: 'Website' },
    location: 'Place',
  } as Record<string, string>,
}
