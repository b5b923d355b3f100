import type { ChildProcess } from 'node:child_process'

const LOOK_MS = 500

/**
 * For programs that start servers: Ctrl-C, a kill, a closed terminal or the end of who started this process ends it,
 * after what it made was put away.
 */
export function whenStopped(putAway: () => Promise<unknown>): void {
  let ending: Promise<unknown> | undefined
  const end = () =>
    void (ending ??= putAway()
      .catch(() => {})
      .finally(() => process.exit(130)))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  const parent = process.ppid
  setInterval(() => process.ppid === parent || end(), LOOK_MS).unref()
}

/** Kills a process when this one ends. */
export function endsWithUs<Child extends ChildProcess>(child: Child): Child {
  process.on('exit', () => void child.kill('SIGKILL'))
  return child
}
