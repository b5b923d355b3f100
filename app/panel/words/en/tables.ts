/** What all tables share. */
export const table = {
  filters: 'Filters',
  any: 'Any',
  apply: 'Apply filters',
  clear: 'Clear',
  created: (zone: string) => `Created (${zone})`,
  anyTime: 'Any time',
  csv: 'Export CSV',
  csvMore: (rows: string) => `There is more: a file has at most ${rows} rows.`,
  csvCap: 'A file has at most 100,000 rows.',
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  select: 'Select',
  selectPage: 'Select all on this page',
  picked: '# selected',
  bulk: 'For the selected rows',
  allFound: (count: string) => `All ${count} that the filters find`,
  sortHint: 'Headings with links sort.',
  /** parameters of addresses that no field shows */
  others: {
    ...{ created: 'Created', ordering: 'Order', page_size: 'Rows of a page' },
    ...{ kind: 'Kind', subject: 'About whom' },
  } as Record<string, string>,
}

/** Lists under names of one's own. */
export const views = {
  title: 'Saved views',
  all: 'All',
  save: 'Save this view',
  saveIt: 'Save',
  name: 'A name for it',
  saved: 'The view is saved.',
  forget: (name: string) => `Forget the view “${name}”`,
  forgotten: 'The view is forgotten.',
}

const found = (count: string) => `${count} found.`

export const tables = {
  products: {
    title: 'Products',
    found,
    empty: 'No product is like that. Clear the filters to see all.',
    columns: {
      ...{ picture: 'Picture', name: 'Name', owner: 'Owner', category: 'Category', state: 'State' },
      ...{ price: 'Price', views: 'Views', likes: 'Likes', created: 'Created' },
    },
    filters: {
      ...{ search: 'Words in name or description', category: 'Category', state: 'State' },
      ...{ owner: 'Owner', pictures: 'Pictures' },
    },
    states: {
      ...{ listed: 'Listed', draft: 'Draft', archived: 'Archived', held: 'Held' },
      ...{
        hidden: 'Hidden',
        removed: 'Removed',
        author_hidden: 'Author hidden',
        deleted: 'Deleted',
      },
    },
    deeds: {
      ...{ restore: 'Show', hide: 'Hide', remove: 'Remove', publish: 'Publish' },
      ...{ archive: 'Archive', recategorise: 'Move' },
      ...{ feature: 'Feature', unfeature: 'Feature no longer' },
    },
    pictures: { with: 'With pictures', without: 'Without pictures' },
  },
  users: {
    title: 'Users',
    found,
    deeds: { warn: 'Warn', suspend: 'Suspend', ban: 'Ban', lift: 'Lift' },
    empty: 'Nobody is like that. Clear the filters to see all.',
    columns: {
      ...{ username: 'Username', name: 'Name', state: 'State', roles: 'Roles' },
      ...{ products: 'Products', joined: 'Joined', seen: 'Last sign-in' },
    },
    filters: { search: 'Username or name', state: 'State', role: 'Role' },
    states: {
      ...{ open: 'Open', suspended: 'Suspended', banned: 'Banned', leaving: 'Leaving' },
      closed: 'Closed',
    },
    roles: { moderator: 'Moderator', lead: 'Lead', staff: 'Staff', admin: 'Admin' },
  },
  comments: {
    title: 'Comments',
    found,
    deeds: { restore: 'Show', hide: 'Hide', remove: 'Remove' },
    empty: 'No comment is like that. Clear the filters to see all.',
    noText: '(without text)',
    columns: {
      ...{ text: 'Text', author: 'Author', product: 'Product', state: 'State' },
      ...{ likes: 'Likes', created: 'Written' },
    },
    filters: {
      search: 'Words in the text',
      product: 'Product',
      state: 'State',
      author: 'Author',
    },
    states: {
      ...{ listed: 'Shown', unapproved: 'Not approved', author_hidden: 'Author hidden' },
      deleted: 'Deleted',
    },
  },
  tags: {
    title: 'Tags',
    found,
    empty: 'No tag is like that. Clear the filters to see all.',
    columns: { name: 'Name', slug: 'Slug', state: 'State', products: 'Products' },
    filters: { search: 'Name', state: 'State' },
    states: { active: 'Active', inactive: 'Inactive' },
  },
  audit: {
    title: 'Audit log',
    found,
    empty: 'Nothing was done that is like that.',
    columns: {
      ...{ who: 'Who', deed: 'Did', target: 'To', changes: 'What changed', reason: 'Why' },
      ...{ at: 'When', address: 'From' },
    },
    filters: { actor: 'Who', deed: 'Did', target: 'To' },
    targets: {
      ...{ product: 'Product', comment: 'Comment', user: 'User', category: 'Category' },
      ...{ tag: 'Tag', job: 'Job', list: 'List', rule: 'Rule', reason: 'Reason' },
      backup: 'Backup',
    },
  },
  reports: {
    title: 'Reports',
    found,
    empty: 'No report is like that. Clear the filters to see all.',
    columns: {
      ...{ target: 'About', reason: 'Reason', description: 'Words', record: 'Reporter’s record' },
      ...{ state: 'State', created: 'Sent' },
    },
    filters: { state: 'State', kind: 'About', reason: 'Reason' },
    states: { open: 'Open', upheld: 'Upheld', declined: 'Declined', repeated: 'Repeated' },
  },
  appeals: {
    title: 'Appeals',
    found,
    empty: 'No appeal is like that. Clear the filters to see all.',
    columns: {
      ...{ decision: 'The decision', author: 'Author', text: 'What they say', state: 'State' },
      created: 'Sent',
    },
    filters: { state: 'State', author: 'Author' },
    states: { open: 'Open', upheld: 'Upheld', overturned: 'Overturned' },
  },
}
