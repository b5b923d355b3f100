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
  sessions_ended: 'ended all sessions',
  personal_data_read: 'read personal data',
  exported: 'exported a list',
  job_retried: 'tried a job again',
  job_forgotten: 'forgot a job',
  rule_created: 'wrote a rule',
  rule_changed: 'changed a rule',
  rule_switched_on: 'switched a rule on',
  rule_switched_off: 'switched a rule off',
  rule_deleted: 'deleted a rule',
  reason_created: 'wrote a reason',
  reason_changed: 'changed a reason',
  reason_switched_on: 'took a reason back into use',
  reason_switched_off: 'took a reason out of use',
  django_1: 'added it (in Django)',
  django_2: 'changed it (in Django)',
  django_3: 'deleted it (in Django)',
}

/** What columns are called where their values are told. */
export const columns: Record<string, string> = {
  ...{ name: 'Name', description: 'Description', price: 'Price', currency: 'Currency' },
  ...{ status: 'Status', categoryId: 'Category', tags: 'Tags', featuredUntil: 'Featured until' },
  altText: 'Words of the picture',
  ...{ slug: 'Slug', parentId: 'Parent', role: 'Role', users: 'Users', isActive: 'Active' },
  ...{ parent: 'Below', products: 'Products', children: 'Categories', image: 'Picture' },
}

/** A stored value as a person reads it. */
export function value(stored: unknown): string {
  if (stored === null || stored === undefined || stored === '') return '–'
  if (Array.isArray(stored)) return stored.join(', ')
  return typeof stored === 'object' ? JSON.stringify(stored) : String(stored)
}
