import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestContext } from '@japa/runner/core'

/** `cut` ends the connection in the middle of a body that is sent, `cutAnswer` in the middle of one that is read. */
export type Gait = 'well' | 'slow' | 'broken' | 'cut' | 'cutAnswer' | 'full'

const SLOW_MS = 5000
const STATUSES: Partial<Record<Gait, number>> = { broken: 500, full: 507 }

/** Stands before an HTTP server and does to all requests what its gait says. */
export class StumblingProxy {
  gait: Gait = 'well'
  #server = createServer((asked, answer) => {
    this.#pass(asked, answer).catch(() => asked.socket.destroy())
  })

  private constructor(private target: URL) {}

  static async to(endpoint: string, { cleanup }: Pick<TestContext, 'cleanup'>) {
    const proxy = new StumblingProxy(new URL(endpoint))
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    cleanup(() => {
      proxy.#server.closeAllConnections()
      proxy.#server.close()
    })
    return proxy
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { gait } = this
    const status = STATUSES[gait]
    if (status) return void answer.writeHead(status).end(asked.resume() && undefined)
    if (gait === 'cut' && asked.method === 'PUT') {
      await once(asked, 'data')
      return void asked.socket.destroy()
    }
    if (gait === 'slow') await sleep(SLOW_MS)
    await this.#forward(asked, answer)
  }

  async #forward(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { hostname, port } = this.target
    const { method, url, headers } = asked
    const onward = request({ hostname, port, path: url, method, headers, agent: false })
    const answered = once(onward, 'response')
    await pipeline(asked, onward)
    const [found] = (await answered) as [IncomingMessage]
    answer.writeHead(found.statusCode!, found.headers)
    if (this.gait !== 'cutAnswer') return pipeline(found, answer)
    answer.write(Buffer.alloc(1))
    await sleep(50)
    answer.destroy()
  }
}
