export const history = {
  title: 'History',
  none: 'Nothing was done here yet.',
  somebody: 'Somebody who is gone',
}

/** What somebody did, behind their name. */
export const deeds: Record<string, string> = {
  product_edited: 'edited the product',
  product_featured: 'chose until when it is featured',
  picture_described: 'said what a picture shows',
  pictures_added: 'added pictures',
  picture_deleted: 'deleted a picture',
  picture_put_first: 'put a picture first',
  pictures_ordered: 'put the pictures in order',
  likes_removed: 'removed likes',
  category_created: 'created the category',
  category_edited: 'edited the category',
  category_deleted: 'deleted the category',
  category_image_changed: 'changed the picture of the category',
  category_merged: 'merged a category into this one',
  tag_edited: 'edited the tag',
  tag_merged: 'merged a tag into this one',
  note_added: 'wrote a note',
  role_granted: 'gave a role',
  role_revoked: 'took a role',
  session_ended: 'ended a session',
  sessions_ended: 'ended all sessions',
  groups_changed: 'changed the groups',
  personal_data_read: 'read personal data',
  exported: 'exported a list',
  job_retried: 'tried a job again',
  job_forgotten: 'forgot a job',
  backup_restored: 'put a backup back',
  decided_approve: 'approved it',
  decided_restore: 'showed it again',
  decided_hide: 'hid it',
  decided_remove: 'removed it',
  decided_recategorise: 'moved it to another category',
  decided_remove_image: 'removed a picture',
  decided_clear_profile: 'cleared the profile',
  decided_warn: 'warned them',
  decided_suspend: 'suspended them',
  decided_ban: 'banned them',
  decided_lift: 'lifted the sanction',
  decided_dismiss: 'let it be',
  decided_escalate: 'left it to a lead',
  rule_created: 'wrote a rule',
  rule_changed: 'changed a rule',
  rule_switched_on: 'switched a rule on',
  rule_switched_off: 'switched a rule off',
  rule_deleted: 'deleted a rule',
  reason_created: 'wrote a reason',
  reason_changed: 'changed a reason',
  reason_switched_on: 'took a reason back into use',
  reason_switched_off: 'took a reason out of use',
  undid_approve: 'took back an approval',
  undid_restore: 'took back that it is shown again',
  undid_hide: 'took back that it is hidden',
  undid_remove: 'took back a removal',
  undid_recategorise: 'put it back into its category',
  undid_remove_image: 'put a picture back',
  undid_clear_profile: 'put the profile back',
  undid_warn: 'took back a warning',
  undid_suspend: 'took back a suspension',
  undid_ban: 'took back a ban',
  undid_lift: 'took back that a sanction is lifted',
  undid_dismiss: 'took back that it was let be',
  undid_escalate: 'took it back from the leads',
  django_1: 'added it (in Django)',
  django_2: 'changed it (in Django)',
  django_3: 'deleted it (in Django)',
}

/** What columns are called where their values are told. */
export const columns: Record<string, string> = {
  ...{ name: 'Name', description: 'Description', price: 'Price', currency: 'Currency' },
  ...{ status: 'Status', categoryId: 'Category', tags: 'Tags', featuredUntil: 'Featured until' },
  ...{ userId: 'Owner', authorHidden: 'Hidden with its owner' },
  ...{ altText: 'Words of the picture', order: 'Order', pictures: 'Pictures', picture: 'Picture' },
  ...{ joined: 'Into', left: 'Out of', sessions: 'Sessions' },
  ...{ kind: 'Kind', effect: 'Does', list: 'List', targets: 'For', sentence: 'Sentence' },
  ...{ expires_at: 'Ends', days: 'Days', count: 'Number', minutes: 'Minutes', label: 'Label' },
  ...{ text: 'Text', is_reportable: 'For reports', position: 'Place' },
  ...{ slug: 'Slug', parentId: 'Parent', role: 'Role', users: 'Users', isActive: 'Active' },
  ...{ parent: 'Below', products: 'Products', children: 'Categories', image: 'Picture' },
}

/** What a page shows of a stored value; whole texts stand in the exported audit log alone. */
const MAX_SHOWN = 200

/** A stored value as a person reads it. */
export function value(stored: unknown): string {
  if (stored === null || stored === undefined || stored === '') return '–'
  const text = Array.isArray(stored) ? stored.join(', ') : plain(stored)
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}

const plain = (stored: unknown) =>
  typeof stored === 'object' ? JSON.stringify(stored) : String(stored)

const MAX_CHANGES = 300

/** What a change was, in a line; all of it stands in the exported log. */
export function changes(before: Stored, after: Stored): string {
  const names = Object.keys(after).filter((one) => value(before[one]) !== value(after[one]))
  const told = names.map(
    (one) => `${columns[one] ?? one}: ${value(before[one])} → ${value(after[one])}`
  )
  const line = told.join('; ')
  return line.length > MAX_CHANGES ? `${line.slice(0, MAX_CHANGES)}…` : line
}

type Stored = Record<string, unknown>

interface DjangoChange {
  fields?: string[]
  name?: string
  object?: string
}

/** Why, or what Django's own log says, which is a list of changes in JSON. */
export function reason({ deed, reason: told }: { deed: string; reason: string }): string {
  if (!deed.startsWith('django_') || !told.startsWith('[')) return told
  try {
    return (JSON.parse(told) as Record<string, DjangoChange>[]).map(change).join('; ')
  } catch {
    return told
  }
}

const change = (one: Record<string, DjangoChange>) =>
  Object.entries(one)
    .map(([verb, { fields = [], name = '', object = '' }]) =>
      [verb, name, object, fields.join(', ')].filter(Boolean).join(' ')
    )
    .join('; ')
