import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Ticket from '#models/ticket'

/** Sign-ins that wait for their second step have to begin anew: what their first step proved has changed. */
export async function forgetSecondSteps(userId: number, client: TransactionClientContract) {
  await Ticket.query({ client }).where({ userId, kind: 'two_factor' }).delete()
}
