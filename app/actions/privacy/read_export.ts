import { Readable } from 'node:stream'
import { DateTime } from 'luxon'
import { NotFoundException } from '#exceptions/http'
import Export from '#models/export'
import MailedToken from '#models/mailed_token'
import User from '#models/user'
import { hashOf } from '#credentials/mailed_secret'
import { privateStore } from '#storage/stores'

interface Asking {
  /** somebody signed in */
  userId?: number
  /** of the link in a mail */
  token?: string
}

/** The newest export of whoever asks. @throws NotFoundException when there is none, or the link is too old */
export async function readableExport(asking: Asking): Promise<Export> {
  const userId = await ownerOf(asking)
  const made = await Export.query()
    .where('userId', userId)
    .withScopes((scopes) => scopes.readable())
    .orderBy('id', 'desc')
    .first()
  if (!made) throw new NotFoundException()
  return made
}

async function ownerOf({ userId, token }: Asking): Promise<number> {
  if (token === undefined) {
    if (userId === undefined) throw new NotFoundException()
    return userId
  }
  const kept = await MailedToken.query()
    .where({ hash: hashOf(token), purpose: 'export_data' })
    .where('expires_at', '>', DateTime.utc().toISO())
    .first()
  const user = kept && (await User.find(kept.userId))
  if (!user?.isOpen) throw new NotFoundException()
  return user.id
}

/** Its parts, one after the other. */
export const bytesOfExport = (made: Export): Readable =>
  Readable.from(partsOf(made), { objectMode: false })

async function* partsOf(made: Export): AsyncGenerator<Buffer> {
  for (let number = 1; number <= made.parts; number++)
    yield* await privateStore.read(made.partName(number))
}
