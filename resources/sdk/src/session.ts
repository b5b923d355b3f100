import type { components } from './schema.js'

export type TokenPair = components['schemas']['TokenPair']

export interface SessionOptions {
  /** as `https://vitrin.example.com` */
  baseUrl: string
  /** of an earlier sign-in */
  tokens?: TokenPair | undefined
  /**
   * The pair that is kept now: another tab may have exchanged ours meanwhile. With it, tabs of one origin
   * exchange a refresh token once between them.
   */
  readTokens?: () => TokenPair | undefined
  /** told of each new pair, and of none when the session has ended: the place to keep it */
  onTokens?: (tokens: TokenPair | undefined) => void
  fetch?: (request: Request) => Promise<Response>
}

/** Who is signed in. Refresh tokens work once, so however many requests and tabs wait, one exchanges it. */
export class Session {
  #tokens: TokenPair | undefined
  #renewal: Promise<void> | undefined
  readonly #options: SessionOptions

  constructor(options: SessionOptions) {
    this.#options = options
    this.#tokens = options.tokens
  }

  get tokens(): TokenPair | undefined {
    return this.#tokens
  }

  /** Signs in with what login or register answered; undefined signs out on this side. */
  use(tokens: TokenPair | undefined): void {
    this.#tokens = tokens
    this.#options.onTokens?.(tokens)
  }

  /** Sends a request as whoever is signed in; once more with a new token when the old one has run out. */
  async send(request: Request): Promise<Response> {
    const used = this.#tokens
    if (!used) return this.#fetch(request)
    const again = request.clone()
    const answer = await this.#fetch(signed(request, used))
    if (answer.status !== 401 || !(await tokenIsRefused(answer))) return answer
    if (this.#tokens === used) await this.renew()
    return this.#tokens ? this.#fetch(signed(again, this.#tokens)) : answer
  }

  /** Exchanges the refresh token for a new pair; a refused one ends the session. */
  renew(): Promise<void> {
    return (this.#renewal ??= this.#inTurn().finally(() => (this.#renewal = undefined)))
  }

  /** One tab after the other, where the browser has locks; who waited takes what the one before got. */
  async #inTurn(): Promise<void> {
    const { readTokens, baseUrl } = this.#options
    if (!readTokens) return this.#exchange()
    const used = this.#tokens
    const renew = async () => {
      const kept = readTokens()
      if (kept && kept.refresh !== used?.refresh) this.#tokens = kept
      else await this.#exchange()
    }
    const { navigator } = globalThis as { navigator?: { locks?: Locks } }
    return navigator?.locks ? navigator.locks.request(`vitrin ${baseUrl}`, renew) : renew()
  }

  async #exchange(): Promise<void> {
    const used = this.#tokens
    if (!used) return
    const answer = await this.#fetch(
      new Request(new URL('/api/v1/auth/refresh/', this.#options.baseUrl), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ refresh: used.refresh }),
      })
    )
    if (this.#tokens !== used) return
    if (answer.ok) this.use((await answer.json()) as TokenPair)
    else if (answer.status === 401) this.use(undefined)
  }

  #fetch(request: Request): Promise<Response> {
    return (this.#options.fetch ?? fetch)(request)
  }
}

/** As much of the Web Locks API as is used here. */
interface Locks {
  request(name: string, work: () => Promise<void>): Promise<void>
}

function signed(request: Request, { access }: TokenPair): Request {
  request.headers.set('Authorization', `Bearer ${access}`)
  return request
}

/** A 401 may also be about a password that was sent. */
async function tokenIsRefused(answer: Response): Promise<boolean> {
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined)
  return Object(body).code === 'token_not_valid'
}
