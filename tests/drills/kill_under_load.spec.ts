import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { DRIFT } from '#tests/helpers/count_drift'
import { drill } from '#tests/helpers/drill_size'
import { drillServer, inDatabase, PRODUCTS, signedIn } from '#tests/helpers/drill_server'
import type { ServerProcess } from '#tests/helpers/server_process'

const WRITERS = 8
const PEOPLE_EACH = 8

type Server = Promise<ServerProcess>

/** What the writers know. A write that was under way when the server died is in no list. */
class Ledger {
  acknowledged = 0
  readonly made: string[] = []
  /** "product person" → whether it is liked */
  readonly likes = new Map<string, boolean>()
  /** answers that were not good */
  readonly refusals: string[] = []
}

/** Writes until there is enough, in rounds: a product with a tag, two likes, and the first of them taken back. */
class Writer {
  #turn = 0

  constructor(
    private number: number,
    private ledger: Ledger
  ) {}

  async work(server: () => Server): Promise<void> {
    while (this.ledger.acknowledged < drill.writes) {
      const { url } = await server()
      const write = this.#write(url, this.#turn++)
      // A server that was killed says nothing, and whether it wrote is not known.
      await write.then(
        () => this.ledger.acknowledged++,
        () => {}
      )
    }
  }

  #write(url: string, turn: number): Promise<void> {
    const first = Math.floor(turn / 4) * 2
    if (turn % 4 === 0) return this.#create(url, turn)
    if (turn % 4 === 3) return this.#setLike(url, first, false)
    return this.#setLike(url, first + (turn % 4) - 1, true)
  }

  async #create(url: string, turn: number) {
    const name = `Drill ${this.number} ${turn}`
    const tags = [`tag ${turn % 9}`]
    const body = { name, description: 'x', price: '1', category_id: 1, tags }
    await this.#send(this.#person(turn), `POST ${url}/api/v1/products/`, body)
    this.ledger.made.push(name)
  }

  /** @param index - of a product and a person of this writer's; none is used in two rounds */
  async #setLike(url: string, index: number, wanted: boolean) {
    const product = (index % PRODUCTS) + 1
    const person = this.#person(Math.floor(index / PRODUCTS))
    const pair = `${product} ${person}`
    if (!wanted && !this.ledger.likes.delete(pair)) return
    await this.#send(person, `${wanted ? 'PUT' : 'DELETE'} ${url}/api/v1/products/${product}/like/`)
    this.ledger.likes.set(pair, wanted)
  }

  #person(index: number): number {
    return this.number * PEOPLE_EACH + (index % PEOPLE_EACH) + 1
  }

  async #send(person: number, target: string, body?: object) {
    const [method, url] = target.split(' ') as [string, string]
    const headers = await signedIn(person)
    const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body) })
    await answer.arrayBuffer()
    if (answer.ok) return
    this.ledger.refusals.push(`${target}: ${answer.status}`)
    throw new Error('refused')
  }
}

const NAMES = `select name from products_product where name like 'Drill %'`
const LIKES = `select product_id || ' ' || user_id as pair from products_productlike`
const UNTAGGED = `select name from products_product p where name like 'Drill %'
  and not exists (select from products_producttagrelation r where r.product_id = p.id)`

async function reached(ledger: Ledger, writes: number): Promise<void> {
  while (ledger.acknowledged < writes) await sleep(5)
}

test.group('kill -9 within writes', () => {
  test('loses none that was acknowledged and leaves no counter off', async (context) => {
    const { assert } = context
    const ledger = new Ledger()
    let server: Server = drillServer(context)
    await server
    await inDatabase(
      'delete from products_productlike; update products_product set likes_count = 0'
    )
    const writers = Array.from({ length: WRITERS }, (_, number) => new Writer(number, ledger))
    const work = Promise.all(writers.map((writer) => writer.work(() => server)))

    for (let kill = 1; kill <= drill.kills; kill++) {
      const running = await server
      await reached(ledger, (drill.writes * kill) / (drill.kills + 1))
      server = running.end('SIGKILL').then(() => drillServer(context))
    }
    await work

    assert.isEmpty(ledger.refusals)
    const names = (await inDatabase<{ name: string }>(NAMES)).map(({ name }) => name)
    assert.lengthOf(new Set(names), names.length)
    assert.isEmpty(ledger.made.filter((name) => !names.includes(name)))
    const likes = new Set((await inDatabase<{ pair: string }>(LIKES)).map(({ pair }) => pair))
    assert.isEmpty([...ledger.likes].filter(([pair, liked]) => likes.has(pair) !== liked))
    assert.isEmpty(await inDatabase(DRIFT))
    assert.isEmpty(await inDatabase(UNTAGGED))
    assert.equal(await (await server).end('SIGTERM'), 0)
  }).timeout(600_000)
})
