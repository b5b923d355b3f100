import CreateToken from '#actions/tokens/create_token'
import type { Scope } from '#rules/token_scope'

/** A personal access token of somebody, as a program sends it. */
export async function tokenOf(user: { id: number }, scopes: Scope[] = ['read', 'write']) {
  const { token, row } = await new CreateToken().handle({ userId: user.id, name: 'Import', scopes })
  return { token, row }
}
