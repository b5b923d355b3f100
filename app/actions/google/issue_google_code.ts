import encryption from '@adonisjs/core/services/encryption'
import sql from 'sql-template-tag'
import { GoogleStateNotValidException } from '#exceptions/google'
import { hashOf, newSecret } from '#credentials/mailed_secret'
import { execute } from '#db/statements'
import type { GoogleIdentity } from '#google/identity'

interface Return {
  identity: GoogleIdentity
  /** that they were sent to Google with */
  state: string
  /** of the front end, see {@link spendGoogleCode} */
  challenge: string | null
}

/** What is sealed for codes opens as nothing else. */
export const SEAL = 'google_code'

/** Some codes that nobody can come back for any more; one that somebody holds is left for the next. */
const EXPIRED = sql`delete from users_googlecode where id in
  (select id from users_googlecode where expires_at < now() - interval '15 minutes'
   limit 100 for update skip locked)`

/** Gives somebody who comes back from Google a code, which is good once and for a minute. */
export default class IssueGoogleCode {
  /** @throws GoogleStateNotValidException when the same state has come before */
  async handle({ identity, state, challenge }: Return): Promise<string> {
    const code = newSecret()
    const sealed = encryption.encrypt(identity, { purpose: SEAL })
    await execute({ sql: EXPIRED })
    const [issued] = await execute({
      sql: sql`
        insert into users_googlecode (code_hash, state_hash, sealed, challenge, expires_at)
        values (${hashOf(code)}, ${hashOf(state)}, ${sealed}, ${challenge}, now() + interval '1 minute')
        on conflict (state_hash) do nothing returning id`,
    })
    if (!issued) throw new GoogleStateNotValidException()
    return code
  }
}
