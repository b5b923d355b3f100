import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'

/*
 * `npm start`: builds when the sources are not those of the last build, then serves from this process.
 * Node runs this file as it is; it imports nothing that would have to be built first.
 */
process.chdir(join(import.meta.dirname, '..'))

const SOURCES = [
  '{app,bin,config,database,resources,start}/**/*.*',
  '{adonisrc.ts,package.json,package-lock.json,tsconfig.json}',
]
/** The client is built by those who use it. */
const NOT_BUILT = ['resources/sdk']
const STAMP = 'build/.sources'

/** A digest of everything that the build is made of. */
function digestOfSources(): string {
  const digest = createHash('sha256')
  for (const file of globSync(SOURCES, { exclude: NOT_BUILT }).sort())
    digest.update(`${file}\0`).update(readFileSync(file))
  return digest.digest('hex')
}

/** Ends this process when the build fails, or is stopped, which is no failure. */
async function build(): Promise<void> {
  const child = spawn(process.execPath, ['ace.js', 'build'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let stopped = false
  const stop = () => (stopped = child.kill())
  process.on('SIGTERM', stop).on('SIGINT', stop)
  const [output, [code]] = await Promise.all([shown(child.stdout), once(child, 'exit')])
  process.off('SIGTERM', stop).off('SIGINT', stop)
  if (stopped) process.exit(0)
  if (code === 0) return
  console.error(output)
  process.exit(1)
}

/** Shows the steps as they come; the rest tells how to deploy, or what is wrong. */
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
if (existsSync('adonisrc.ts')) {
  const sources = digestOfSources()
  const built = existsSync(STAMP) && readFileSync(STAMP, 'utf8')
  if (built !== sources) {
    console.log('Building, which is done once and takes about half a minute.')
    await build()
    writeFileSync(STAMP, sources)
  }
}

await import(new URL('../build/bin/server.js', import.meta.url).href)
