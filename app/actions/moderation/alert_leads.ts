import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Applied } from '#actions/moderation/apply_effects'
import PostMail from '#actions/mails/post_mail'
import type Decision from '#models/decision'
import Mail from '#models/mail'
import { leadsBeside } from '#queries/mails/team'
import { toldBans } from '#queries/mails/told_bans'
import { MANY_BANS } from '#rules/moderation'

/** Mails the leads when somebody bans more than {@link MANY_BANS} accounts within an hour; once an hour. */
export async function alertLeads(
  { actorId }: Decision,
  effects: Applied[],
  client: TransactionClientContract
): Promise<void> {
  if (actorId === null || !effects.some(({ kind }) => kind === 'ban')) return
  const bans = await toldBans(actorId, client)
  if (!bans || bans.count <= MANY_BANS) return
  const about = { kind: 'many_bans' as const, userId: actorId }
  const told = await Mail.query({ client })
    .where(about)
    .withScopes((scopes) => scopes.recent())
    .first()
  if (told) return
  for (const { email: address } of await leadsBeside(actorId, client))
    await new PostMail().handle({ ...about, address }, client)
}
