import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { hasBuilders, refuseWithoutBuilders } from './builders.ts'
import { isBuilt } from './sources.ts'

/*
 * `npm start`: builds when the sources are not those of the last build, then serves from this process.
 * Node runs this file as it is; it imports nothing that would have to be built first.
 */
process.chdir(join(import.meta.dirname, '..'))

/** Ends this process when the build fails, or is stopped, which is no failure. */
async function build(): Promise<void> {
  const child = spawn(process.execPath, ['ace.js', 'build'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let stopped = false
  const stop = () => (stopped = child.kill())
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
  for (const signal of signals) process.on(signal, stop)
  const [output, [code]] = await Promise.all([shown(child.stdout), once(child, 'exit')])
  for (const signal of signals) process.off(signal, stop)
  if (stopped) process.exit(0)
  if (code === 0) return
  console.error(output)
  process.exit(1)
}

/** Shows the steps as they come; the rest tells what is wrong. */
async function shown(stdout: NodeJS.ReadableStream): Promise<string> {
  const rest: string[] = []
  for await (const line of createInterface(stdout)) {
    const step = line.match(/\[ (?:info|success) \] (.*)/)?.[1]
    if (step) console.log(`  ${step}`)
    else rest.push(line)
  }
  return rest.join('\n')
}

// An image may hold the build alone.
if (existsSync('adonisrc.ts') && !isBuilt()) {
  if (!hasBuilders()) refuseWithoutBuilders()
  console.log('Building, which is done once and takes about half a minute.')
  await build()
}

await import(new URL('../build/bin/server.js', import.meta.url).href)
