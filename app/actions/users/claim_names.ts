import sql from 'sql-template-tag'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { FieldProblem } from '#exceptions/invalid_input_exception'
import { takenNames, type Names } from '#queries/users/taken_names'
import { execute } from '#db/statements'

/**
 * Keeps addresses and usernames from being taken twice. Advisory locks do what unique indexes cannot,
 * since adopted rows may hold one name in two spellings. They are taken in the order of their keys,
 * so that two who claim the same names never wait for each other.
 */
export default class ClaimNames {
  /**
   * Nobody else takes these names before the transaction ends.
   *
   * @returns a problem for each that somebody else has already
   */
  async handle(names: Names, client: TransactionClientContract): Promise<FieldProblem[]> {
    const { email = '', username = '' } = names
    const claims = sql`values ('email ' || lower(${email})), ('email ' || lower(${username})),
      ('username ' || vitrin_name_key(${username}))`
    await execute(
      {
        sql: sql`select pg_advisory_xact_lock(key) from (
          select distinct hashtextextended(claim, 0) as key from (${claims}) claims (claim)
          where claim not in ('email ', 'username ') order by key) keys`,
      },
      client
    )
    return takenNames(names, client)
  }
}
