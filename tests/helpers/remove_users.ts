import db from '@adonisjs/lucid/services/db'

/** Takes users away with all that tests of the accounts gave them; for tests that commit. */
export async function removeUsers(ids: number[]): Promise<void> {
  const tokens = db.from('token_blacklist_outstandingtoken').whereIn('user_id', ids).select('id')
  await db.from('token_blacklist_blacklistedtoken').whereIn('token_id', tokens).delete()
  await db.from('token_blacklist_outstandingtoken').whereIn('user_id', ids).delete()
  await db.from('users_userprofile').whereIn('user_id', ids).delete()
  await db.from('users_user').whereIn('id', ids).delete()
}
