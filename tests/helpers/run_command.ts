import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { once } from 'node:events'
import { buildOfThisRun, environmentOf } from '#tests/helpers/build_of_this_run'
import type { Settings } from '#tests/helpers/run_database'

/** `node ace …` in a process of its own that knows the settings given and nothing else, without a terminal. */
export async function runCommand(args: string[], settings: Settings, input = '') {
  const child = spawn(process.execPath, ['build/ace.js', ...args], {
    cwd: buildOfThisRun(),
    env: environmentOf({ NODE_ENV: 'production', ...settings }),
  })
  child.stdin.end(input)
  const [output, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { exitCode: child.exitCode, output, errors }
}
