import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { parse } from 'yaml'

interface Service {
  image?: string
  env_file?: string
  environment?: Record<string, unknown>
  volumes?: string[]
  profiles?: string[]
}

const read = (file: string) => readFileSync(app.makePath(file), 'utf8')
const { services, volumes } = parse(read('compose.yaml'), { merge: true }) as {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}
const known = [...read('start/env.ts').matchAll(/^ {2}([A-Z_\d]+):/gm)].map(([, name]) => name)
/** Those that run this build. */
const own = Object.entries(services).filter(([, { image }]) => image === undefined)

test.group('compose.yaml', () => {
  test('passes every setting of .env to all that run this build', ({ assert }) => {
    assert.sameMembers(
      own.map(([name]) => name),
      ['migrate', 'web', 'worker']
    )
    for (const [name, { env_file: file, environment }] of own) {
      assert.equal(file, '.env', name)
      assert.deepEqual(environment, services.web!.environment, name)
    }
  })

  test('sets over it only settings that there are, and none of pictures and jobs', ({ assert }) => {
    const names = Object.keys(services.web!.environment!)

    assert.includeMembers(known, names)
    assert.notMatch(names.join(' '), /MEDIA_|S3_|MINIO_|DRIVE_|JOBS_|THROTTLE_|SMTP_/)
  })

  test('takes from the shell only settings that there are', ({ assert }) => {
    const asked = [...read('compose.yaml').matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name)

    assert.isAbove(asked.length, 10)
    assert.includeMembers(known, [...new Set(asked)])
  })

  test('keeps files in a volume that web and worker share', ({ assert }) => {
    const shared = [`files:${services.web!.environment!.VITRIN_DATA_DIR as string}`]

    assert.deepEqual(services.web!.volumes, shared)
    assert.deepEqual(services.worker!.volumes, shared)
    assert.sameMembers(Object.keys(volumes), ['database', 'files', 'objects'])
  })

  test('starts a worker and an object store by their profiles only', ({ assert }) => {
    const profiles = Object.entries(services).map(([name, { profiles: of = [] }]) => [name, ...of])

    assert.sameDeepMembers(profiles, [
      ['database'],
      ['redis'],
      ['migrate'],
      ['web'],
      ['worker', 'worker'],
      ['minio', 'storage'],
      ['buckets', 'storage'],
    ])
  })
})
