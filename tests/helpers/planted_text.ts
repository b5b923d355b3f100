import db from '@adonisjs/lucid/services/db'

/** Where people, staff and moderators write. */
const TEXTS: Record<string, string[]> = {
  products_product: ['name', 'description'],
  products_comment: ['content'],
  products_category: ['name', 'description'],
  products_producttag: ['name'],
  products_productimage: ['alt_text'],
  users_user: ['first_name', 'last_name'],
  users_userprofile: ['bio', 'location', 'website'],
  auth_group: ['name'],
  moderation_rule: ['name', 'sentence'],
  moderation_reason: ['label', 'text'],
  panel_views: ['name'],
}

/** Writes a text into all of them, with the id of the row behind it. */
export async function plantText(text: string): Promise<void> {
  for (const [table, columns] of Object.entries(TEXTS))
    for (const column of columns)
      await db.rawQuery('update ?? set ?? = left(? || id, 60)', [table, column, text])
}
