import sql from 'sql-template-tag'
import { BatchLoader } from '#db/batch_loader'
import { select } from '#db/statements'
import { VIEWER_COLUMNS, withRights, type StoredViewer } from '#queries/users/viewer_columns'
import type { Scope } from '#rules/token_scope'
import type { Viewer } from '#rules/viewer'

type Bearer = StoredViewer & { hash: string; tokenId: number; scopes: Scope[]; isDue: boolean }

/** One that ran out, or was made before the password changed, is none. */
const statement = (hashes: string[]) => ({
  name: 'token_viewers',
  sql: sql`
    select ${VIEWER_COLUMNS}, t.token_hash as hash, t.id as "tokenId", t.scopes,
      t.last_used_at is null or t.last_used_at < now() - interval '1 minute' as "isDue"
    from users_personaltoken t
    join users_user u on u.id = t.user_id
    where t.token_hash = any(${hashes}::text[])
      and (t.expires_at is null or t.expires_at > now())
      and (u.tokens_valid_from is null or t.created_at >= u.tokens_valid_from)`,
})

const bearers = new BatchLoader<string, Bearer>(async (hashes) => {
  const rows = await select<Bearer>(statement(hashes))
  return new Map(rows.map((bearer) => [bearer.hash, bearer]))
})

/**
 * Whose personal access token this is.
 *
 * @param hash - of the token
 * @returns them, and whether the use of the token is to be written down; or why there is nobody
 */
export async function findTokenViewer(
  hash: string
): Promise<{ viewer: Viewer; isDue: boolean } | 'gone' | 'inactive'> {
  const bearer = await bearers.get(hash)
  if (!bearer) return 'gone'
  if (!bearer.isOpen) return 'inactive'
  const { isDue, tokenId: id, scopes, ...stored } = bearer
  return { viewer: { ...withRights(stored), sessionId: null, token: { id, scopes } }, isDue }
}
