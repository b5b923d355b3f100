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
    const { text } = await this.get(path)
    const token = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(text)?.[1] ?? ''
    return this.post(path, { _csrf: token, ...fields }, body)
  }

  async post(path: string, fields: Record<string, string>, body = new FormData()) {
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return this.#ask(path, { method: 'POST', body })
  }

  async #ask(path: string, init: RequestInit) {
    const origin = `http://${process.env.HOST}:${process.env.PORT}`
    const Cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { Accept: 'text/html', Cookie, Referer: `${origin}${this.#page}` }
    const answer = await fetch(origin + path, { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      this.#cookies.set(name!, value!)
    }
    const location = answer.headers.get('location')
    return { status: answer.status, headers: answer.headers, location, text: await answer.text() }
  }
}
