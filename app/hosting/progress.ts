const SECOND_MS = 1000

interface Telling {
  /** what is counted, such as `files looked at` */
  of: string
  /** how many there will be, where that is known */
  total?: number
  say(line: string): void
  /** who looks at a terminal hears more often than a log */
  isTerminal: boolean
  now?: () => number
}

/** Tells how far a long command is: each second on a terminal, else each ten, and nothing of a short one. */
export function progress({ of, total, say, isTerminal, now = Date.now }: Telling) {
  const began = now()
  const pause = SECOND_MS * (isTerminal ? 1 : 10)
  let told = began
  return (done: number): void => {
    if (now() - told < pause) return
    told = now()
    const rate = (done * SECOND_MS) / (told - began)
    const left = total && rate ? `, ${Math.ceil(Math.max(0, total - done) / rate)} s left` : ''
    say(`${of}: ${done}${total ? ` of ${total}` : ''}, ${Math.round(rate)} a second${left}`)
  }
}
