/** Somebody at a browser: keeps cookies, sends forms with their hidden token, follows nothing by itself. */
export class Visitor {
  #cookies = new Map<string, string>()
  #page = '/'

  async get(path: string) {
    this.#page = path
    return this.#ask(path, { method: 'GET' })
  }

  /** Sends the form of a page as it is shown. */
  async submit(path: string, fields: Record<string, string>, body = new FormData()) {
    const token = await this.#tokenOf(path)
    return this.#send(path, { _csrf: token, ...fields }, body)
  }

  /** Sends a form of one page to another address. */
  async submitTo(action: string, from: string, fields: Record<string, string> = {}) {
    const token = await this.#tokenOf(from)
    return this.#send(action, { _csrf: token, ...fields }, new URLSearchParams())
  }

  /** Sends a form with files of one page to another address. */
  async submitFiles(action: string, from: string, body: FormData) {
    return this.#send(action, { _csrf: await this.#tokenOf(from) }, body)
  }

  /** The same with fields that have several values. */
  async submitLists(action: string, from: string, fields: Record<string, string[]>) {
    const body = new URLSearchParams({ _csrf: await this.#tokenOf(from) })
    for (const [name, values] of Object.entries(fields))
      for (const value of values) body.append(name, value)
    return this.#send(action, {}, body)
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    return this.#send(path, fields, new URLSearchParams(), headers)
  }

  signOut() {
    return this.submitTo('/admin/sign-out', '/admin/proof')
  }

  cookie(name: string) {
    return this.#cookies.get(name)
  }

  /** Somebody else with the same cookies. */
  copy(): this {
    const other = new (this.constructor as new () => this)()
    other.#cookies = new Map(this.#cookies)
    return other
  }

  async #tokenOf(path: string): Promise<string> {
    const { text } = await this.get(path)
    return /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(text)?.[1] ?? ''
  }

  async #send(
    path: string,
    fields: Record<string, string>,
    body: FormData | URLSearchParams,
    headers: Record<string, string> = {}
  ) {
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return this.#ask(path, { method: 'POST', body, headers })
  }

  async #ask(path: string, init: RequestInit) {
    const origin = `http://${process.env.HOST}:${process.env.PORT}`
    const Cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const own = { Accept: 'text/html', Cookie, Referer: `${origin}${this.#page}`, Origin: origin }
    const headers = { ...own, ...(init.headers as object) }
    const answer = await fetch(origin + path, { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      this.#cookies.set(name!, value!)
    }
    const location = answer.headers.get('location')
    return { status: answer.status, headers: answer.headers, location, text: await answer.text() }
  }
}
