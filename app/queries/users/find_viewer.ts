import sql from 'sql-template-tag'
import { BatchLoader } from '#db/batch_loader'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import { isOutdated } from '#rules/token_age'
import { VIEWER_COLUMNS, withRights, type StoredViewer } from '#queries/users/viewer_columns'
import type { Viewer } from '#rules/viewer'

export type Account = StoredViewer & {
  sid: number
  sessionId: number | null
  validFrom: number | null
}

/** What a token says beside the user that it is for. */
interface Token {
  /** its session; null when it has none */
  sid: number | null
  issuedAt: number | null
}

/** An account, and the session that a token of it names; 0 for none. */
type Key = `${number} ${number}`

/** What is asked of `accountsOf`, for alias `u`. */
export const ACCOUNT_COLUMNS = sql`${VIEWER_COLUMNS}, asked.sid, s.id as "sessionId",
  floor(extract(epoch from u.tokens_valid_from))::bigint as "validFrom"`

/** Accounts, alias `u`, each beside a session of it that has not ended. */
export const accountsOf = (ids: number[], sids: number[]) => sql`
  unnest(${bigints(ids)}, ${bigints(sids)}) asked (id, sid)
  join users_user u on u.id = asked.id
  left join users_session s on s.id = asked.sid and s.user_id = u.id
    and (s.ended_at is null or s.ended_by in ('sign_out', 'limit'))`

/** Accounts that are asked for in one turn of the event loop are looked up together. */
const accounts = new BatchLoader<Key, Account>(async (keys) => {
  const pairs = keys.map((key) => key.split(' ').map(Number))
  const [ids, sids] = [pairs.map(([id]) => id!), pairs.map(([, sid]) => sid!)]
  const rows = await select<Account>({
    name: 'viewers',
    sql: sql`select ${ACCOUNT_COLUMNS} from ${accountsOf(ids, sids)}`,
  })
  return new Map(rows.map((account) => [`${account.id} ${account.sid}`, account]))
})

/**
 * The viewer with this account id, or why there is none.
 *
 * @param token - that the request brings; without one a page asks
 */
export async function findViewer(
  id: number,
  token?: Token
): Promise<Viewer | 'gone' | 'inactive' | 'signed_out'> {
  return viewerOf(await accounts.get(`${id} ${token?.sid ?? 0}`), token)
}

/** Whether an account is a viewer by a token, or why it is none. */
export function viewerOf(account?: Account, token?: Token) {
  if (!account) return 'gone'
  if (!account.isOpen) return 'inactive'
  if (token && isDead(token, account)) return 'signed_out'
  return { ...withRights(account), token: null } as Viewer
}

function isDead({ sid, issuedAt }: Token, { sessionId, validFrom }: Account): boolean {
  const hasSession = sessionId !== null
  return (sid !== null && !hasSession) || isOutdated({ issuedAt, hasSession }, validFrom)
}
