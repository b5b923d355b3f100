import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { text } from 'node:stream/consumers'
import app from '@adonisjs/core/services/app'

/** A week of days. */
const KEPT = 7
/** Of nice: requests go first. */
const LOW = 10

/**
 * Makes the clock's backup by the command, in a process of its own: what it computes holds up no requests.
 *
 * @throws Error in the words of the command
 */
export async function backUp(signal: AbortSignal): Promise<{ file: string }> {
  const args = ['ace.js', 'backup:create', `--keep=${KEPT}`, '--json']
  const child = spawn(process.execPath, args, {
    cwd: app.makePath(),
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
  })
  if (child.pid) setPriority(child.pid, LOW)
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const said = parsed(output)
  if (code === 0 && said.file) return { file: said.file }
  throw new Error(said.error ?? `backup:create ended with ${code}`)
}

function parsed(output: string): { file?: string; error?: string } {
  try {
    return JSON.parse(output) as { file?: string }
  } catch {
    return {}
  }
}
