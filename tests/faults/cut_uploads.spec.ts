import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { signToken } from '#credentials/token_signer'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { gallery, whatIsThere } from '#tests/helpers/gallery'
import { photo } from '#tests/helpers/pictures'
import { together } from '#tests/helpers/together'

const UPLOADS = process.env.DRILL === 'full' ? 500 : 60

/** Sends a part of an upload and is gone. */
async function cutAfter(share: number, url: string, token: string, file: Buffer): Promise<void> {
  const open = '--x\r\nContent-Disposition: form-data; name="image"; filename="a.jpg"\r\n\r\n'
  const body = Buffer.concat([Buffer.from(open), file, Buffer.from('\r\n--x--\r\n')])
  const socket = connect(Number(process.env.PORT), process.env.HOST)
  socket.on('error', () => {})
  socket.write(
    [
      `POST ${url} HTTP/1.1`,
      `Host: ${process.env.HOST}:${process.env.PORT}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: multipart/form-data; boundary=x',
      `Content-Length: ${body.length}\r\n\r\n`,
    ].join('\r\n')
  )
  const part = body.subarray(0, Math.floor(body.length * share))
  await new Promise<void>((resolve) => void socket.write(part, () => resolve()))
  socket.destroy()
}

const descriptors = () => readdirSync('/proc/self/fd').length

/** Looks until it is so, for some seconds at most. */
async function soon(isSo: () => boolean): Promise<boolean> {
  for (let looks = 0; looks < 200 && !isSo(); looks++)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return isSo()
}

test.group('Uploads that are cut off', (group) => {
  group.each.setup(emptyAfterwards)

  test('leave no row, no file, no temporary file and no descriptor', async (t) => {
    const { product, url, user, upload } = await gallery(t.client)
    const { token } = await signToken('access', user.id)
    const file = await photo({ width: 900, height: 900 })
    const folder = mkdtempSync(join(tmpdir(), 'vitrin-cut-'))
    const { TMPDIR } = process.env
    process.env.TMPDIR = folder
    t.cleanup(() => {
      if (TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = TMPDIR
      rmSync(folder, { recursive: true })
    })
    // Warm: what stays open afterwards is open by now.
    ;(await upload([{ bytes: Buffer.from('x') }])).assertStatus(400)
    const before = descriptors()

    await together((index) => cutAfter((index + 1) / (UPLOADS + 1), url, token, file), UPLOADS)

    t.assert.isTrue(await soon(() => !readdirSync(folder).length), readdirSync(folder).join())
    if (existsSync('/proc/self/fd'))
      t.assert.isTrue(await soon(() => descriptors() <= before + 2), String(descriptors()))
    t.assert.deepEqual(await whatIsThere(product.id), { rows: [], registry: [], files: [] })
    t.assert.isEmpty(await db.from('media_holds'))
    ;(await upload([{ bytes: file }])).assertStatus(201)
  })
})
