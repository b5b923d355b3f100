import env from '#start/env'
import security from '#config/security'
import storage from '#config/storage'
import { StorageTrouble } from '#storage/trouble'

const LIMIT_MS = 5000
const OWN = 'start the server, or check APP_URL'
const OTHERS = 'check MEDIA_URL, and that what is there may be read without a key'

/**
 * Reads a file of the public store as browsers do.
 *
 * @returns what stands in front of names there
 * @throws StorageTrouble when its bytes are not answered
 */
export async function readByAddress(name: string, bytes: Buffer): Promise<string> {
  const address = storage.mediaUrl ?? ownMedia()
  const advice = storage.mediaUrl ? OTHERS : OWN
  const said = await answerOf(`${address}${name}`, bytes)
  if (said) throw new StorageTrouble(`the public address ${address} ${said}: ${advice}`)
  return address
}

const ownMedia = () => `${security.appUrl ?? `http://localhost:${env.get('PORT', 3333)}`}/media/`

/** What is wrong with an answer; nothing when it is the file. */
async function answerOf(url: string, bytes: Buffer): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MS) })
    if (!answer.ok) return `answers ${answer.status} for a file of the public store`
    const got = Buffer.from(await answer.arrayBuffer())
    return got.equals(bytes) ? undefined : 'answers something else than the file'
  } catch (error) {
    const { name, cause } = error as Error
    const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? name
    return `does not answer (${code})`
  }
}
