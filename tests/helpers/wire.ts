import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'

/** A way to a PostgreSQL on which nothing moves while it is held. */
export class Wire {
  #sockets: Socket[] = []

  private constructor(
    /** in place of the connection that was given */
    readonly connection: pg.ClientConfig,
    private server: Server
  ) {}

  static async to(target: pg.ClientConfig): Promise<Wire> {
    const { host, port, user, password, database } = new pg.Client(target)
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const here = { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
    const credentials = { user, password: password ?? '', database }
    const wire = new Wire({ ...here, ...credentials }, server)
    server.on('connection', (near) => {
      const far = host.startsWith('/')
        ? connect(join(host, `.s.PGSQL.${port}`))
        : connect(port, host)
      for (const socket of [near, far]) socket.on('error', () => socket.destroy())
      near.pipe(far).pipe(near)
      wire.#sockets.push(near, far)
    })
    return wire
  }

  /** What is sent from now on arrives when it is released. */
  hold(): void {
    this.#sockets.forEach((socket) => socket.pause())
  }

  release(): void {
    this.#sockets.forEach((socket) => socket.resume())
  }

  /** Breaks what is open; nobody is there any more. */
  cut(): void {
    this.#sockets.forEach((socket) => socket.destroy())
    this.server.close()
  }

  mend(): void {
    this.server.listen(this.connection.port, this.connection.host)
  }
}
