import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
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

test.group('`npm start` without the packages of development', () => {
  test('says in one line what to do', (context) => {
    const checkout = throwawayFolder(context)
    cpSync(app.makePath('bin'), join(checkout, 'bin'), { recursive: true })
    for (const file of ['adonisrc.ts', 'package.json', 'ace.js'])
      cpSync(app.makePath(file), join(checkout, file))
    for (const name of keptBuilders()) {
      const folder = join(checkout, 'node_modules', name)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'package.json'), '{}')
    }

    const start = [join(checkout, 'bin/start.ts')]
    const { status, stdout, stderr } = spawnSync(process.execPath, start, { encoding: 'utf8' })

    context.assert.equal(status, 1)
    context.assert.equal(stdout, '')
    context.assert.match(stderr, /^vitrin: .*run `npm ci --include=dev`.*\n$/)
  })
})
