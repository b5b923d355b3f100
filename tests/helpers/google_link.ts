import SendMail from '#actions/mails/send_mail'
import { keptMails } from '#mails/kept_mails'
import Mail from '#models/mail'
import type { ApiClient } from '@japa/api-client'
import { fakeGoogle } from '#tests/helpers/fake_google'

/** Signs in by Google at an account that is not verified. @returns the ticket of the refusal */
export async function linkTicket(client: ApiClient, claims: object = {}): Promise<string> {
  const credential = await (await fakeGoogle()).idToken(claims)
  const response = await client.post('/api/v1/auth/google/').json({ credential })
  response.assertStatus(409)
  return response.body().ticket
}

/** Sends the last mail with a code. @returns what it says */
export async function sendCode(): Promise<string> {
  const mail = await Mail.query().where('kind', 'google_link_code').orderBy('id', 'desc').first()
  await new SendMail().handle({ mailId: mail!.id })
  const [kept] = await keptMails()
  return /write this code where you signed in: (\d{8})\./.exec(kept!.text)![1]!
}
