import { frontEnds } from '#config/front_ends'
import { Visitor } from '#tests/helpers/visitor'

export const FRONT_END = 'https://shop.example.com'
const REDIRECT = '/api/v1/auth/google/redirect/'

/** A front end in the settings until the test ends. */
export function withFrontEnd({ cleanup }: { cleanup: (undo: () => void) => void }): void {
  frontEnds.push(FRONT_END)
  cleanup(() => void frontEnds.pop())
}

/** From an address of Google's to our callback, as a browser goes; `deny` refuses. @returns the callback, not opened */
export async function throughGoogle(address: string, account: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(address)
  const { origin } = url
  url.searchParams.set('login_hint', account)
  while (url.origin === origin) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      cookies.set(name!, value!)
    }
    const next = answer.headers.get('location')
    if (!next) throw new Error(`${url.pathname}: ${answer.status} ${await answer.text()}`)
    url = new URL(next, url)
  }
  return url
}

/** Somebody at a browser who signs in by Google. */
export class GoogleVisitor extends Visitor {
  /** From our redirect to Google and back. @returns the path of the callback, not opened */
  async toCallback(account: string, query = ''): Promise<string> {
    const { location } = await this.get(REDIRECT + query)
    const { pathname, search } = await throughGoogle(location!, account)
    return pathname + search
  }

  /** All the way. @returns where it ends */
  async signIn(account: string, query = ''): Promise<URL> {
    const { location } = await this.get(await this.toCallback(account, query))
    return new URL(location!)
  }
}
