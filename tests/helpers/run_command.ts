import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { once } from 'node:events'
import app from '@adonisjs/core/services/app'
import type { Settings } from '#tests/helpers/run_database'

/** `node ace …` in a process of its own that knows the settings given and nothing else, without a terminal. */
export async function runCommand(args: string[], settings: Settings, input = '') {
  const child = spawn(process.execPath, ['ace.js', ...args], {
    cwd: app.makePath(),
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ENV_PATH: '/nowhere', ...settings },
  })
  child.stdin.end(input)
  const [output, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { exitCode: child.exitCode, output, errors }
}
