interface Row {
  uid?: string
  grantId?: string
  consumed?: number
}

/** What the OpenID provider of the tests keeps, as long as the process. */
export class PeerMemory {
  static #rows = new Map<string, Row>()

  constructor(private kind: string) {}

  #key = (id: string) => `${this.kind} ${id}`

  async upsert(id: string, row: Row) {
    PeerMemory.#rows.set(this.#key(id), row)
  }

  async find(id: string) {
    return PeerMemory.#rows.get(this.#key(id))
  }

  async findByUid(uid: string) {
    return [...PeerMemory.#rows.values()].find((row) => row.uid === uid)
  }

  async consume(id: string) {
    const row = await this.find(id)
    if (row) row.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string) {
    PeerMemory.#rows.delete(this.#key(id))
  }

  /** As the specification wants it where a code comes twice. */
  async revokeByGrantId(grantId: string) {
    for (const [key, row] of PeerMemory.#rows)
      if (row.grantId === grantId) PeerMemory.#rows.delete(key)
  }
}
