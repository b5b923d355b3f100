import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import { digestOfSources, STAMP } from '../../bin/sources.js'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

interface Lock {
  packages: Record<string, { dev?: boolean; devOptional?: boolean }>
}

/** What `npm ci --omit=dev` installs of the packages that build: those that others may work with. */
function keptBuilders(): string[] {
  const { packages } = JSON.parse(readFileSync(app.makePath('package-lock.json'), 'utf8')) as Lock
  return ['typescript', '@adonisjs/assembler', '@poppinss/ts-exec', '@adonisjs/tsconfig'].filter(
    (name) => !packages[`node_modules/${name}`]!.dev
  )
}

/** A checkout after `npm ci --omit=dev`. */
function prunedCheckout(context: TestContext): string {
  const checkout = throwawayFolder(context)
  cpSync(app.makePath('bin'), join(checkout, 'bin'), { recursive: true })
  for (const file of ['adonisrc.ts', 'package.json', 'ace.js'])
    cpSync(app.makePath(file), join(checkout, file))
  for (const name of keptBuilders()) {
    const folder = join(checkout, 'node_modules', name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{}')
  }
  return checkout
}

const run = (checkout: string, file: string, ...before: string[]) =>
  spawnSync(process.execPath, [...before, join(checkout, file), 'list'], { encoding: 'utf8' })

/** Says of this Node that it is an older one. */
const OLD_NODE = `--import=data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.20.2'}})`

test.group('A checkout without the packages of development', () => {
  test('says in one line what to do, for {$self}')
    .with(['bin/start.ts', 'ace.js'])
    .run((context, file) => {
      const { status, stdout, stderr } = run(prunedCheckout(context), file)

      context.assert.equal(status, 1)
      context.assert.equal(stdout, '')
      context.assert.match(stderr, /^vitrin: .*run `npm ci --include=dev`.*\n$/)
    })

  test('runs commands from the build that was made before', (context) => {
    const checkout = prunedCheckout(context)
    mkdirSync(join(checkout, 'build'))
    writeFileSync(join(checkout, 'build', STAMP), digestOfSources(checkout))
    writeFileSync(join(checkout, 'build/ace.js'), 'console.log(`built: ${process.argv[2]}`)')

    const { status, stdout, stderr } = run(checkout, 'ace.js')
    context.assert.deepEqual([status, stdout, stderr], [0, 'built: list\n', ''])
  })
})

test('`node ace` says in one line that its Node is too old', (context) => {
  const { status, stdout, stderr } = run(app.makePath(), 'ace.js', OLD_NODE)

  context.assert.equal(status, 1)
  context.assert.equal(stdout, '')
  context.assert.match(stderr, /^vitrin: .*`npx node ace …`\n$/)
})
