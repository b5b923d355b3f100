import { childrenOf, until } from '#tests/helpers/children'
import { signedIn } from '#tests/helpers/drill_server'
import { Load } from '#tests/helpers/load'
import type { ServerProcess } from '#tests/helpers/server_process'

/** Throttles and lock are off, as drills have them: two processes could not count without Redis. */
export const SETTINGS = {
  WORKERS: '2',
  TRUSTED_PROXIES: '127.0.0.1',
  SECURE_SSL_REDIRECT: 'false',
  LOG_LEVEL: 'info',
}

export const workersOf = ({ process }: ServerProcess) => childrenOf(process.pid!)

/** A request of nobody, on a connection of its own. */
export const knock = ({ url }: ServerProcess, headers: Record<string, string>) =>
  fetch(`${url}/api/v1/auth/verify/`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', 'Connection': 'close' },
    body: '{"token":"x"}',
  })

const PEOPLE = 8

/** Signed-in people, who read and like; what was acknowledged is noted. */
export async function peopleLiking({ url }: ServerProcess, liked = new Set<string>()) {
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => signedIn(n + 1)))
  return new Load(PEOPLE, async (client, turn) => {
    const headers = people[client]!
    if (turn % 2) return fetch(`${url}/api/v1/categories/`, { headers })
    const product = (turn % 20) + 2
    const like = `${url}/api/v1/products/${product}/like/`
    const answer = await fetch(like, { method: 'PUT', headers })
    if (answer.status === 200) liked.add(`${product} ${client + 1}`)
    return answer
  })
}

/** Waits until both answer: the log says who did. */
export async function bothServe(server: ServerProcess): Promise<void> {
  const ask = () => fetch(`${server.url}/api/v1/health/live`, { headers: { Connection: 'close' } })
  await until(async () => {
    await Promise.all(Array.from({ length: 8 }, ask))
    const answered = server.output.matchAll(/"pid":(\d+)[^\n]*health\/live/g)
    return new Set([...answered].map(([, pid]) => pid)).size === 2
  })
}
