export const panel = 'admin'

export const nav = {
  start: 'Dashboard',
  queue: 'Moderation',
  reports: 'Reports',
  appeals: 'Appeals',
  reasons: 'Reasons',
  rules: 'Rules',
  products: 'Products',
  categories: 'Categories',
  tags: 'Tags',
  comments: 'Comments',
  users: 'Users',
  audit: 'Audit log',
  jobs: 'Jobs',
  settings: 'Settings',
}

export const navGroups = { work: '', catalogue: 'Catalogue and people', system: 'System' }

export const frame = {
  skip: 'Skip to main content',
  home: 'Start',
  menu: 'Menu',
  menuLabel: 'Panel',
  open: 'open',
  search: 'Search',
  searchLabel: 'Search products, users and comments',
  searchHint: 'Id, @name, #123, address or words',
  account: 'Account menu',
  ownAccount: 'Your account',
  signOut: 'Sign out',
  shortcuts: 'Keyboard shortcuts',
  close: 'Close',
  zone: (zone: string) => `Times are in ${zone}.`,
  done: 'Done',
  undo: 'Undo',
  kept: 'You were signed out meanwhile. What you wrote is still here; send it once more.',
  stale:
    'This page was open for too long, or you signed in anew since. What you wrote is still here, but for passwords; send it once more.',
  written: 'What you wrote',
  idle: 'You will be signed out within two minutes. What you write is kept all the same.',
  stay: 'Stay signed in',
  errors: (count: number) =>
    count === 1 ? 'One thing has to be mended' : `${count} things have to be mended`,
  request: 'Request',
  back: 'Back',
}

export const keys = [
  ['j / k', 'Next, previous row'],
  ['x', 'Select the row'],
  ['o', 'Open the row'],
  ['/', 'Search'],
  ['a', 'Decide the lenient way'],
  ['r, then a digit', 'Decide another way'],
  ['e', 'Ask a lead'],
  ['c', 'Claim, or let go'],
  ['n', 'Review the next case'],
  ['u', 'Undo'],
  ['g then d, m, p, u', 'Go to dashboard, moderation, products, users'],
  ['?', 'This list'],
]

/** What the fields of forms are called, where their errors are listed. */
export const fields: Record<string, string> = {
  email: 'E-mail address or username',
  password: 'Password',
  code: 'Code',
  ...{ name: 'Name', description: 'Description', price: 'Price', currency: 'Currency' },
  ...{
    category_id: 'Category',
    owner: 'Owner',
    tag: 'Another tag',
    category: 'Category',
    status: 'Status',
    tags: 'Tags',
  },
  ...{ verb: 'Decision', note: 'Note', note_text: 'Note', also: 'For the author, too' },
  ...{ effects: 'Decision', version: 'Version', image_id: 'Picture', purge: 'Public files' },
  ...{ sweep: 'Their other things', sweep_deed: 'What becomes of those' },
  ...{ targets: 'What it is for', list: 'List', days: 'Days', count: 'Number', minutes: 'Minutes' },
  ...{ kind: 'Kind', effect: 'What it does', sentence: 'Sentence', expires_at: 'Ends', key: 'Key' },
  ...{ label: 'Label', is_reportable: 'For reports', position: 'Place', on: 'In use' },
  ...{ until: 'Until', reason: 'Why', why: 'Why', text: 'Text' },
  ...{ message: 'To them', alt_text: 'What the picture shows' },
  ...{ time_zone: 'Time zone', theme: 'Theme', density: 'Density', old_password: 'Your password' },
  ...{ new_password: 'The new password', confirm_password: 'The new one once more' },
  ...{
    slug: 'Slug',
    parent: 'Parent',
    image: 'Picture',
    into: 'Into',
    role: 'Role',
    grant: 'Give or take',
  },
}

export const statuses = { draft: 'Draft', published: 'Published', archived: 'Archived' }
