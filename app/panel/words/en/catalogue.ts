import { MANY_BANS } from '#rules/moderation'

export const category = {
  title: 'Categories',
  lead: (count: number) => (count === 1 ? 'One in all.' : `${count} in all.`),
  none: 'There is no category yet.',
  nothingBelow: 'There is nothing below it.',
  all: 'All categories',
  levels: 'There are too many for one page: open a category to see what is below it.',
  columns: { name: 'Name', slug: 'Slug', state: 'State', products: 'Listed products' },
  below: (count: number) => (count === 1 ? 'one below' : `${count} below`),
  states: { active: 'Active', inactive: 'Inactive' },
  add: 'Add a category',
  addBelow: 'Add one below',
  create: 'Add it',
  created: 'The category is added.',
  edit: 'Edit',
  save: 'Save',
  saved: 'The category is saved.',
  slugHint: 'Letters from a to z, digits, - and _. Links to its products end with it.',
  parent: 'Below',
  parentHint: 'Empty: at the top.',
  state: 'State',
  stateHint: 'Products of an inactive category are still shown.',
  facts: 'Facts',
  products: 'Products, whatever their state',
  children: 'Categories right below',
  createdAt: 'Created',
  updatedAt: 'Changed',
  seeProducts: 'Its products',
  image: 'Picture',
  noImage: 'It has no picture.',
  imageFile: 'A picture (JPEG, PNG, WebP, AVIF or GIF)',
  setImage: 'Put it in place',
  removeImage: 'Remove the picture',
  imageSaved: 'The picture is in place.',
  imageRemoved: 'The picture is removed.',
  inactiveImage: 'An inactive category gets no picture.',
  merge: 'Merge into another',
  mergeTitle: (name: string) => `Merge “${name}” into another category`,
  mergeLead: 'All that is in it moves there, and it is deleted. This cannot be undone.',
  into: 'Into',
  look: 'Show what it hits',
  unfitInto: 'Choose another one, which is not below it.',
  hits: (products: number, children: number) =>
    `${products} products and ${children} categories will move.`,
  newest: 'The newest of them',
  hitsInto: (into: string) => `They go into “${into}”.`,
  reallyMerge: 'Merge the two',
  merged: 'The two are merged.',
  delete: 'Delete it',
  deleteLead: 'Nothing is in it. Its history stays in the audit log.',
  deleted: 'The category is deleted.',
}

export const tag = {
  edit: 'Rename',
  save: 'Save',
  saved: 'The tag is saved.',
  slugHint: 'Links to its products end with it.',
  state: 'State',
  stateHint: 'An inactive tag is not shown, and no product can be given it.',
  facts: 'Facts',
  products: 'Products, whatever their state',
  createdAt: 'Created',
  newest: 'The newest of its products',
  none: 'No product has it.',
  merge: 'Merge into another',
  mergeLead: 'Its products get the other one instead, and it is deleted. This cannot be undone.',
  into: 'Name or slug of the other one',
  look: 'Show what it hits',
  noOther: (named: string) => `There is no other tag “${named}”.`,
  mergeTitle: (name: string) => `Merge “${name}” into another tag`,
  hits: (products: number, into: string) => `${products} products will get “${into}” instead.`,
  reallyMerge: 'Merge the two',
  merged: 'The two are merged.',
}

export const tasks = {
  title: 'At work',
  kinds: {
    merge_category: 'Merging categories',
    merge_tag: 'Merging tags',
    products_bulk: 'Changing many products',
    comments_bulk: 'Changing many comments',
    users_bulk: 'Changing many accounts',
  },
  started: 'It is done in the background. This page says how far it is.',
  grew: 'It would hit more by now than you have seen. Look again.',
  progress: (done: number, total: number) => `${done} of ${total}`,
  failed: (count: number) => `${count} could not be changed.`,
  states: { waiting: 'At work', done: 'Done', failed: 'Ended with an error' },
  begun: 'Begun',
  finished: 'Ended',
  stopped: 'It could not go on. What is done so far stays.',
  resume: 'Go on',
  goesOn: 'It is at work, or done.',
  again: 'Look again',
  result: 'See the result',
  noWorkers: 'No worker runs; it begins when one does.',
}

const NOUNS = {
  products: ['product', 'products'],
  comments: ['comment', 'comments'],
  users: ['user', 'users'],
} as const
type List = keyof typeof NOUNS

const counted = (list: List, count: number) =>
  count === 1 ? `one ${NOUNS[list][0]}` : `${count} ${NOUNS[list][1]}`

/** What a deed says before and after what it hits. */
const DEEDS: Record<string, [string, string?]> = {
  ...{ restore: ['Show', ' again'], hide: ['Hide'], remove: ['Remove'] },
  ...{ publish: ['Publish'], archive: ['Archive'], recategorise: ['Move'] },
  ...{ feature: ['Feature'], unfeature: ['Feature', ' no longer'] },
  ...{ warn: ['Warn'], suspend: ['Suspend'], ban: ['Ban'] },
  lift: ['Lift what holds for'],
}

/** One thing for many rows of a list. */
export const bulk = {
  asks: (list: List, deed: string, count: number) => {
    const [before, after = ''] = DEEDS[deed]!
    return `${before} ${counted(list, count)}${after}`
  },
  hasMore: (count: number) => `The filters find more; these are the first ${count}.`,
  left: (list: List, count: number) =>
    `Nothing is done to ${counted(list, count)}: nobody decides about themselves, what is theirs, or somebody who ranks higher.`,
  manyBans: `More than ${MANY_BANS} at once are banned by leads. Narrow the list, or leave them to a lead.`,
  byJob: 'It is done in the background.',
  reason: 'Why',
  text: 'To the authors',
  textHint: 'Each is told a minute later; empty: the text of the reason alone.',
  until: 'Until the end of',
  days: 'For how many days',
  hits: (list: List, shown: number, all: number) =>
    shown < all ? `${counted(list, all)}, the first ${shown} of them` : 'What it hits',
  done: (count: number, failed: number) =>
    failed ? `${count} changed; ${failed} could not be.` : `${count} changed.`,
  undone: (count: number, left: number) =>
    left ? `${count} taken back; ${left} could not be.` : `${count} taken back.`,
  nothingPicked: 'Select something first.',
  openCase: 'Its open case',
  ofOne: { restore: 'Show again…', hide: 'Hide…', remove: 'Remove…' },
}
