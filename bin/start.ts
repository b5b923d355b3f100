import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'

/*
 * `npm start`: builds what is missing or older than the sources, then serves from this process.
 * Node runs this file as it is; it imports nothing that would have to be built first.
 */
process.chdir(new URL('../', import.meta.url).pathname)

const SOURCES = [
  '{app,bin,config,database,resources,start}/**/*.*',
  '{adonisrc.ts,package.json,package-lock.json,tsconfig.json}',
]
const STAMP = 'build/.sources'

/** A digest of everything that the build is made of. */
function digestOfSources(): string {
  const digest = createHash('sha256')
  for (const file of globSync(SOURCES).sort()) digest.update(`${file}\0`).update(readFileSync(file))
  return digest.digest('hex')
}

/** Ends this process when the build fails, or is stopped, which is no failure. */
async function build(): Promise<void> {
  console.log('Building, which is done once and takes about half a minute.')
  const child = spawn(process.execPath, ['ace.js', 'build'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.pipe(process.stdout, { end: false })
  let stopped = false
  const stop = () => (stopped = child.kill())
  process.on('SIGTERM', stop).on('SIGINT', stop)
  const [code] = await once(child, 'exit')
  if (code !== 0) process.exit(stopped ? 0 : 1)
  process.off('SIGTERM', stop).off('SIGINT', stop)
}

// An image may hold the build alone.
if (existsSync('adonisrc.ts')) {
  const sources = digestOfSources()
  const built = existsSync(STAMP) && readFileSync(STAMP, 'utf8')
  if (built !== sources) {
    await build()
    writeFileSync(STAMP, sources)
  }
}

await import(new URL('../build/bin/server.js', import.meta.url).href)
