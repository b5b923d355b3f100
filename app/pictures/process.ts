import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LOADER_FLAG, readProgram } from '#pictures/program'
import type { Answer, Question } from '#pictures/tasks'

/** The largest AVIF on a slow and busy machine takes a minute. */
const LIMIT_MS = 120_000
/** One that has nothing to do gives back its memory. */
const IDLE_MS = 20_000

const extension = extname(import.meta.filename)
const file = join(import.meta.dirname, '../../bin', `pictures${extension}`)

/** Of a build it is what this process loaded at its start, whatever lies in its place by now. */
const program = extension === '.js' ? readProgram(pathToFileURL(file).href) : undefined
const execArgv = [program ? LOADER_FLAG : '--import=@poppinss/ts-exec']

/** A process ended over its work. */
export class ProcessDied extends Error {}

/**
 * A process that works on one picture at a time, with a low priority and none of our settings: a decoder that crashes
 * takes no server along, and what is computed holds up no request.
 */
export class PictureProcess {
  #idle: NodeJS.Timeout | undefined

  private constructor(private child: ChildProcess) {}

  /** @throws ProcessDied when it does not start */
  static async start(): Promise<PictureProcess> {
    // With more arenas than these, what libvips frees stays with glibc.
    const env = { TMPDIR: tmpdir(), MALLOC_ARENA_MAX: '2' }
    const child = fork(file, {
      ...{ execArgv, env, serialization: 'advanced' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    if (program) child.send(program, () => {})
    await nextMessage(child)
    return new PictureProcess(child)
  }

  get isAlive(): boolean {
    const { connected, exitCode, signalCode } = this.child
    return connected && exitCode === null && signalCode === null
  }

  /** @throws ProcessDied, AbortError after {@link LIMIT_MS}; the process has ended then */
  async ask(question: Question): Promise<Answer> {
    clearTimeout(this.#idle)
    this.child.ref()
    this.child.channel?.ref()
    try {
      // One that cannot be told anything has ended, or is about to.
      this.child.send(question, () => {})
      return (await nextMessage(this.child)) as Answer
    } catch (error) {
      this.child.kill('SIGKILL')
      throw error
    }
  }

  /** It holds up nobody's end, and ends itself when nobody asks for long. */
  rest(): void {
    this.child.unref()
    this.child.channel?.unref()
    this.#idle = setTimeout(() => this.child.disconnect(), IDLE_MS).unref()
  }
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const over = new AbortController()
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(LIMIT_MS)])
  const death = once(child, 'exit', { signal }).then(([code, by]) => {
    throw new ProcessDied(`A process of pictures ended with ${code ?? by}`)
  })
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), death])
    return message
  } finally {
    over.abort()
  }
}
