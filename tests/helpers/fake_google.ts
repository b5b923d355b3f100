import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import google from '#config/google'
import { forgetGoogleKeys } from '#google/keys'

type Endpoint = 'certs' | 'tokeninfo' | 'userinfo'
/** A status, no answer, a cut connection, or something that is no JSON. */
type Fault = number | 'hang' | 'drop' | 'garbage'

const makeKey = async () => ({ kid: String(randomUUID()), ...(await generateKeyPair('RS256')) })
type Key = Awaited<ReturnType<typeof makeKey>>

export const ADA = {
  sub: '100000000000000000001',
  email: 'ada@example.com',
  email_verified: true as boolean | string,
  given_name: 'Ada',
  family_name: 'Lovelace',
}

/** Google on this machine, where the settings of the tests look for it: its keys and what it says of tokens. */
class FakeGoogle {
  /** how often each endpoint was asked */
  asked: Record<Endpoint, number> = { certs: 0, tokeninfo: 0, userinfo: 0 }
  #keys: Key[] = []
  #faults = new Map<Endpoint, Fault>()
  #accessTokens = new Map<string, object>()

  async listen(): Promise<this> {
    const server = createServer((request, response) => void this.#answer(request, response))
    server.listen(Number(new URL(google.jwksUrl).port), '127.0.0.1').unref()
    server.on('connection', (socket) => socket.unref())
    await once(server, 'listening')
    return this
  }

  /** As it was at first, with a key that nobody has fetched. */
  async reset(): Promise<this> {
    this.asked = { certs: 0, tokeninfo: 0, userinfo: 0 }
    this.#faults.clear()
    this.#keys = [await makeKey()]
    forgetGoogleKeys()
    return this
  }

  /** An ID token for our web client; claims that are undefined are left out. */
  idToken(claims: object = {}, key = this.#keys[0]!): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const client = google.clientIds[0]!
    const made = { iss: google.issuers[0], aud: client, azp: client, iat: now, exp: now + 3600 }
    return new SignJWT({ ...made, ...ADA, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
      .sign(key.privateKey)
  }

  /** Signed by a key that Google never published; @param kid - the id that it claims to have */
  async forgedToken(kid?: string): Promise<string> {
    const key = await makeKey()
    return this.idToken({}, { ...key, kid: kid ?? key.kid })
  }

  get kid(): string {
    return this.#keys[0]!.kid
  }

  accessToken(about: object = {}): string {
    const token = `ya29.${randomUUID()}`
    const client = google.clientIds[0]
    this.#accessTokens.set(token, { aud: client, azp: client, ...ADA, ...about })
    return token
  }

  async rotate(): Promise<void> {
    this.#keys = [await makeKey()]
  }

  fail(endpoint: Endpoint, fault: Fault): void {
    this.#faults.set(endpoint, fault)
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url!, google.issuers[0])
    const endpoint = pathname.slice(1) as Endpoint
    this.asked[endpoint]++
    const fault = this.#faults.get(endpoint)
    if (fault === 'hang') return
    if (fault === 'drop') return response.destroy()
    if (fault === 'garbage') return response.end('<p>Sorry</p>')
    if (fault) return response.writeHead(fault).end('{}')
    const bearer = request.headers.authorization?.replace('Bearer ', '')
    const about = this.#accessTokens.get(searchParams.get('access_token') ?? bearer ?? '')
    const body = endpoint === 'certs' ? await this.#certs() : about
    response.writeHead(body ? 200 : 400, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(body ?? { error: 'invalid_token' }))
  }

  async #certs() {
    const keys = this.#keys.map(async ({ kid, publicKey }) => ({
      ...(await exportJWK(publicKey)),
      ...{ kid, alg: 'RS256', use: 'sig' },
    }))
    return { keys: await Promise.all(keys) }
  }
}

let running: Promise<FakeGoogle> | undefined

/** The one of this process, fresh; it ends with it. */
export async function fakeGoogle(): Promise<FakeGoogle> {
  const fake = await (running ??= new FakeGoogle().listen())
  return fake.reset()
}
