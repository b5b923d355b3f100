interface Node {
  next: Map<number, Node>
  /** the node of the longest ending that begins another phrase */
  shorter: Node | null
  /** the nearest node on the way of `shorter` that ends a phrase */
  found: Node | null
  /** places of the phrases that end here */
  phrases: number[]
}

/**
 * Finds many phrases in one pass over a text (Aho and Corasick, CACM 18, 1975): the time grows with the text
 * and the number of places where a phrase stands, whatever the phrases are.
 */
export class PhraseFinder {
  #root = newNode()

  /** @param phrases - each as its letters, none empty */
  constructor(phrases: number[][]) {
    phrases.forEach((letters, place) => this.#add(letters, place))
    this.#link()
  }

  /** @param onFound - called with a phrase's place in the list, and the index behind its last letter */
  find(letters: number[], onFound: (phrase: number, end: number) => void): void {
    let node = this.#root
    letters.forEach((letter, index) => {
      node = step(node, letter) ?? this.#root
      for (let at = node.phrases.length ? node : node.found; at; at = at.found)
        for (const phrase of at.phrases) onFound(phrase, index + 1)
    })
  }

  #add(letters: number[], place: number): void {
    let node = this.#root
    for (const letter of letters) {
      const next = node.next.get(letter) ?? newNode()
      node.next.set(letter, next)
      node = next
    }
    node.phrases.push(place)
  }

  /** Breadth first, so that shorter phrases are linked before longer ones. */
  #link(): void {
    const waiting = [this.#root]
    for (const node of waiting)
      for (const [letter, child] of node.next) {
        child.shorter = (node.shorter && step(node.shorter, letter)) ?? this.#root
        child.found = child.shorter.phrases.length ? child.shorter : child.shorter.found
        waiting.push(child)
      }
  }
}

const newNode = (): Node => ({ next: new Map(), shorter: null, found: null, phrases: [] })

/** Where a letter leads from a node or from a shorter ending of it; null for the root. */
function step(from: Node, letter: number): Node | null {
  for (let node: Node | null = from; node; node = node.shorter) {
    const next = node.next.get(letter)
    if (next) return next
  }
  return null
}
