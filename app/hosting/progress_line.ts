/** Where nobody watches, a line of the log each ten seconds is enough. */
const PAUSE_MS = 10_000

interface Step {
  step: string
  done: number
  total?: number
}

/** Tells on a terminal how far a long work is, in one line that changes; elsewhere in a line now and then. */
export class ProgressLine {
  #began = performance.now()
  #last = performance.now()
  readonly #isTerminal = process.stderr.isTTY === true

  constructor(private say: (line: string) => void) {}

  readonly tell = ({ step, done, total }: Step): void => {
    const seconds = Math.round((performance.now() - this.#began) / 1000)
    const line = `${step}: ${total === undefined ? done : `${done} of ${total}`}, ${seconds} s`
    if (this.#isTerminal) process.stderr.write(`\r\u001B[2K${line}`)
    else if (performance.now() - this.#last > PAUSE_MS) {
      this.#last = performance.now()
      this.say(line)
    }
  }

  /** Gives the line back. */
  end(): void {
    if (this.#isTerminal) process.stderr.write('\r\u001B[2K')
  }
}
