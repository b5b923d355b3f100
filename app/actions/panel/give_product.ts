import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import type Product from '#models/product'
import { execute } from '#db/statements'

interface NewOwner {
  id: number
  hidden: boolean
}

/**
 * Makes a product somebody else's, which its transaction holds and saves: what waits for a decision about it is about
 * them from then on, and it is hidden where they are.
 *
 * @param username - with or without `@`
 * @throws InvalidInputException when nobody is called so
 */
export async function giveProduct(
  product: Product,
  username: string,
  client: TransactionClientContract
): Promise<void> {
  const name = username.trim().replace(/^@/, '')
  const [owner] = await execute<NewOwner>(
    {
      sql: sql`select id, banned_at is not null or erase_at is not null as hidden from users_user
        where lower(username) = lower(${name}) order by username = ${name} desc limit 1 for key share`,
    },
    client
  )
  if (!owner)
    throw new InvalidInputException([
      { path: ['owner'], code: 'none_named', params: { value: username.trim() } },
    ])
  if (owner.id === product.userId) return
  product.merge({ userId: owner.id, authorHidden: owner.hidden })
  await execute(
    {
      sql: sql`update moderation_case set subject_id = ${owner.id} where target_kind = 'product'
        and target_id = ${product.id} and state in ('open', 'escalated')`,
    },
    client
  )
}
