import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { transformSync, type Options } from '@swc/core'

const CODE = '{adonisrc.ts,{.adonisjs/server,app,bin,config,database,start}/**/*.ts}'

/** The tests' own worker of jobs runs from a build, too. */
const WORKER = 'tests/helpers/job_{effects,worker}.ts'

/** As @adonisjs/tsconfig has them, as far as single files are concerned. */
const OPTIONS: Options = {
  jsc: {
    target: 'esnext',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
}

/**
 * A build of this checkout, without the checking of types that makes the real one slow, and what it
 * needs beside it.
 *
 * @param checkout - an empty folder, which gets a `build/`
 */
export function quickBuild(checkout: string): void {
  const build = join(checkout, 'build')
  for (const file of sources()) {
    const { code } = transformSync(readFileSync(app.makePath(file), 'utf8'), OPTIONS)
    const target = join(build, file.replace(/ts$/, 'js'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, code)
  }
  const resources = globSync('resources/!(sdk)', { cwd: app.makePath() })
  writeFileSync(join(build, 'ace.js'), "await import('./bin/console.js')")
  for (const kept of ['package.json', ...resources])
    cpSync(app.makePath(kept), join(build, kept), { recursive: true })
  cpSync(app.makePath('adonisrc.ts'), join(checkout, 'adonisrc.ts'))
  symlinkSync(app.makePath('node_modules'), join(checkout, 'node_modules'))
}

const sources = () =>
  globSync([CODE, WORKER], { cwd: app.makePath() }).filter((file) => !file.endsWith('.d.ts'))
