import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose'
import Provider, { interactionPolicy } from 'oidc-provider'
import google from '#config/google'
import { forgetGoogleKeys } from '#google/keys'
import { PeerMemory } from '#tests/helpers/google_peer_memory'

const ROUTES = {
  authorization: '/o/oauth2/v2/auth',
  token: '/token',
  userinfo: '/oauth2/v3/userinfo',
  jwks: '/oauth2/v3/certs',
}
type Endpoint = keyof typeof ROUTES
/** A status, no answer, a cut connection, or something that is no JSON. */
type Fault = number | 'hang' | 'drop' | 'garbage'

const KINDS = ['AccessToken', 'AuthorizationCode', 'Grant', 'IdToken', 'Interaction', 'Session']
const LIFETIMES = Object.fromEntries(KINDS.map((kind) => [kind, 600]))

/** What may be wrong with an ID token, beside single claims. */
type TokenFault = 'key' | 'signature' | Record<string, unknown>

const ACCOUNTS = [
  { sub: '100000000000000000001', email: 'ada@example.com', email_verified: true },
  { sub: '100000000000000000002', email: 'eve@example.com', email_verified: false },
].map((one) => ({ ...one, given_name: 'Ada', family_name: 'Lovelace' }))

const accountOf = (hint: unknown) =>
  ACCOUNTS.find(({ sub, email }) => hint === sub || hint === email)

const EMAIL = ['email', 'email_verified']
const PROFILE = ['given_name', 'family_name']

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' }
}

/**
 * npm's oidc-provider, which is certified for OpenID Connect, with Google's paths and claims, on this
 * machine. `login_hint` says who signs in; `deny` refuses.
 */
export class GooglePeer {
  #provider!: InstanceType<typeof Provider>
  #keys: JWK[] = []
  #faults = new Map<Endpoint, Fault>()
  #tokenFault?: TokenFault
  #issuer = ''

  /** Listens in the place of Google until the test ends. */
  static async open({ cleanup }: { cleanup: (undo: () => void) => void }): Promise<GooglePeer> {
    const peer = new GooglePeer()
    const server = createServer((request, response) => void peer.#answer(request, response))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    peer.#issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const before = { ...google }
    Object.assign(google, peer.#settings())
    await peer.rotate()
    cleanup(() => {
      Object.assign(google, before)
      forgetGoogleKeys()
      server.closeAllConnections()
      server.close()
    })
    forgetGoogleKeys()
    return peer
  }

  fail(endpoint: Endpoint, fault: Fault): void {
    this.#faults.set(endpoint, fault)
  }

  /** The next ID tokens are wrong in one way. */
  forge(fault: TokenFault): void {
    this.#tokenFault = fault
  }

  /** Signs by another key from now on, which is published alone. */
  async rotate(): Promise<void> {
    this.#keys = [await newKey()]
    this.#provider = this.#make()
  }

  #settings() {
    return {
      issuers: [this.#issuer],
      jwksUrl: this.#issuer + ROUTES.jwks,
      authorizeUrl: this.#issuer + ROUTES.authorization,
      accessTokenUrl: this.#issuer + ROUTES.token,
    }
  }

  #make() {
    const policy = interactionPolicy.base()
    policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }))
    const client = {
      client_id: google.webClientId,
      client_secret: google.clientSecret,
      redirect_uris: [google.callbackUrl],
      token_endpoint_auth_method: 'client_secret_post',
    }
    const provider = new Provider(this.#issuer, {
      jwks: { keys: this.#keys },
      routes: ROUTES,
      clients: [client],
      claims: { openid: ['sub'], email: EMAIL, profile: PROFILE },
      conformIdTokenClaims: false,
      cookies: { keys: [randomUUID()] },
      features: { devInteractions: { enabled: false } },
      findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => accountOf(sub) }),
      interactions: {
        policy,
        url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}`,
      },
      pkce: { required: () => true },
      adapter: PeerMemory,
      ttl: LIFETIMES,
    })
    provider.use(
      async (ctx: { path: string; body?: { id_token?: string } }, next: () => unknown) => {
        await next()
        if (ctx.path === ROUTES.token && ctx.body?.id_token && this.#tokenFault)
          ctx.body.id_token = await this.#forged(ctx.body.id_token, this.#tokenFault)
      }
    )
    return provider
  }

  async #forged(token: string, fault: TokenFault): Promise<string> {
    const stray = await newKey()
    const [key] = this.#keys
    const signing = typeof fault === 'string' ? stray : key!
    const kid = fault === 'signature' ? key!.kid : signing.kid
    return new SignJWT({ ...decodeJwt(token), ...(typeof fault === 'string' ? {} : fault) })
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .sign(await importJWK(signing, 'RS256'))
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url!, this.#issuer)
    if (pathname.startsWith('/interaction/')) return this.#decide(request, response)
    const endpoint = (Object.keys(ROUTES) as Endpoint[]).find((one) => ROUTES[one] === pathname)
    const fault = endpoint && this.#faults.get(endpoint)
    if (fault === 'hang') return
    if (fault === 'drop') return response.destroy()
    if (fault === 'garbage') return response.end('<p>Sorry</p>')
    if (fault) return response.writeHead(fault).end('{}')
    return this.#provider.callback()(request, response)
  }

  async #decide(request: IncomingMessage, response: ServerResponse) {
    const { params } = await this.#provider.interactionDetails(request, response)
    const account = accountOf(params.login_hint)
    if (!account)
      return this.#provider.interactionFinished(request, response, { error: 'access_denied' })
    const accountId = account.sub
    const grant = new this.#provider.Grant({ accountId, clientId: params.client_id })
    grant.addOIDCScope(params.scope)
    return this.#provider.interactionFinished(request, response, {
      login: { accountId, remember: false },
      consent: { grantId: await grant.save() },
      select_account: {},
    })
  }
}
