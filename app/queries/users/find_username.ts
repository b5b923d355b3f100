import User from '#models/user'

/** The name of an account that is there. */
export async function findUsername(id: number): Promise<string> {
  const user = await User.query().select('username').where({ id }).firstOrFail()
  return user.username
}
