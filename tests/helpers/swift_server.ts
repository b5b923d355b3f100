import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import type { TestContext } from '@japa/runner/core'
import { serve, type BucketServer } from '#tests/helpers/bucket_server'
import { freePort } from '#tests/helpers/environment'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const PYTHON = '/usr/bin/python3'
const KEY = { accessKeyId: 'test:tester', secretAccessKey: 'testing-secret' }

export const NO_SWIFT = "Debian's python3-swift is not on this machine"
export const hasSwift = () => spawnSync(PYTHON, ['-c', 'import swift.proxy.server']).status === 0

const PARTS = ['proxy', 'account', 'container', 'object'] as const
type Ports = Record<(typeof PARTS)[number], number>

/** OpenStack Swift with its S3 API: strict about signatures, and nothing of Amazon's is in it. */
export async function swiftServer(context: Pick<TestContext, 'cleanup'>): Promise<BucketServer> {
  const folder = throwawayFolder(context)
  const ports = Object.fromEntries(
    await Promise.all(PARTS.map(async (part) => [part, await freePort()]))
  )
  configure(folder, ports as Ports)
  const scripts = app.makePath('tests/helpers/swift')
  const child = spawn(
    PYTHON,
    [join(scripts, 'serve.py'), folder, ...PARTS.map((part) => String(ports[part]))],
    {
      env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: scripts },
      stdio: 'ignore',
    }
  )
  const endpoint = `http://127.0.0.1:${ports.proxy}`
  const place = {
    ...KEY,
    region: 'us-east-1',
    endpoint,
    forcePathStyle: true,
    prefix: '',
    bucket: 'vitrin',
  }
  return serve(context, child, place)
}

function configure(folder: string, ports: Ports): void {
  mkdirSync(join(folder, 'devices/d1'), { recursive: true })
  writeFileSync(join(folder, 'swift.conf'), SWIFT)
  for (const part of ['account', 'container', 'object'] as const)
    writeFileSync(join(folder, `${part}.conf`), common(folder, ports[part]) + storage(part))
  writeFileSync(join(folder, 'proxy.conf'), common(folder, ports.proxy) + PROXY)
}

const SWIFT = `[swift-hash]
swift_hash_path_prefix = tests
swift_hash_path_suffix = tests
[storage-policy:0]
name = default
default = yes
`

const common = (folder: string, port: number) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${folder}
devices = ${join(folder, 'devices')}
mount_check = false
fallocate_reserve = 0
conn_timeout = 10
node_timeout = 30
container_update_timeout = 30
`

const storage = (part: string) => `[pipeline:main]
pipeline = ${part}-server
[app:${part}-server]
use = egg:swift#${part}
`

const PROXY = `[pipeline:main]
pipeline = catch_errors cache listing_formats bulk s3api tempauth copy slo dlo versioned_writes symlink proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
error_suppression_limit = 1000000
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
paste.filter_factory = serve:local_cache
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = ${KEY.secretAccessKey} .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:symlink]
use = egg:swift#symlink
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_object_versioning = true
`
