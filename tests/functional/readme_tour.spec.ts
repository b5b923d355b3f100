import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import env from '#start/env'

/** A refused request ends the tour, where in a terminal it would be shown. */
const STRICT = `set -euo pipefail; shopt -s inherit_errexit
curl() { command curl --fail-with-body "$@"; }
`

test.group('the tour of the README', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('works when it is pasted as it stands', async ({ assert, db }) => {
    await CategoryFactory.merge({ slug: 'electronics' }).create()
    const readme = await readFile(app.makePath('README.md'), 'utf8')
    const [, tour = ''] = /^```sh\n(.+?)^```/ms.exec(readme) ?? []

    const here = `http://${env.get('HOST')}:${env.get('PORT')}`
    const script = STRICT + tour.replace('http://localhost:3333', here)
    const { stdout } = await promisify(execFile)('bash', ['-c', script])

    assert.include(stdout, '"refresh"')
    await db.assertHas('products_product', {
      name: 'Difference engine',
      price: '1799.00',
      likes_count: 1,
      is_active: true,
    })
  })
})
