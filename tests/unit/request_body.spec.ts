import { Readable } from 'node:stream'
import type { IncomingMessage } from 'node:http'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from '@japa/runner'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import { MultipartForm, type FileLimits } from '#surfaces/multipart_form'
import { parseJson, parseUrlencoded, readText } from '#surfaces/request_body'

/** A request that brings a body in these pieces. */
function request(pieces: Buffer[], headers: Record<string, string> = {}): IncomingMessage {
  const stream = Readable.from(pieces)
  return Object.assign(stream, { headers }) as unknown as IncomingMessage
}

const part = (name: string, value: string, file = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`

const byteByByte = (text: string, encoding: BufferEncoding = 'utf8') => {
  const bytes = Buffer.from(text, encoding)
  return Array.from(bytes, (_, index) => bytes.subarray(index, index + 1))
}

const MULTIPART = { 'content-type': 'multipart/form-data; boundary=x' }
const NO_FILES = { files: 0, fileBytes: 0 }

async function multipart(pieces: Buffer[], limits: FileLimits = NO_FILES) {
  const form = new MultipartForm(limits)
  const read = form.read(request(pieces, MULTIPART))
  return { form, entries: await read.then((entries) => ({ ...entries })) }
}

test.group('parseUrlencoded', () => {
  test('reads {form} as a dictionary')
    .with([
      { form: 'a=1&b=', expected: { a: '1', b: '' } },
      { form: 'a=%C3%A9+x%26', expected: { a: 'é x&' } },
      { form: 'tags=a&tags=b', expected: { tags: ['a', 'b'] } },
      { form: 'tags[]=a&tags[]=b', expected: { tags: ['a', 'b'] } },
      { form: 'tags[0]=a&tags[99999999]=b', expected: { tags: ['a', 'b'] } },
      { form: 'profile.bio=x&profile.phone=1', expected: { profile: { bio: 'x', phone: '1' } } },
      { form: 'profile=x&profile.bio=y', expected: { profile: { bio: 'y' } } },
      { form: 'profile=x&profile=y&profile.bio=z', expected: { profile: { bio: 'z' } } },
      { form: 'profile.bio=y&profile=x', expected: { profile: { bio: 'y' } } },
      { form: 'profile.bio.x=1', expected: { profile: { 'bio.x': '1' } } },
      {
        form: 'profile.bio=a&profile.bio.x=1',
        expected: { profile: { 'bio': 'a', 'bio.x': '1' } },
      },
      { form: 'a=%zz&b=50%', expected: { a: '%zz', b: '50%' } },
      { form: '&&=&a', expected: { '': '', 'a': '' } },
      { form: 'a[b]=1', expected: { 'a[b]': '1' } },
      { form: '', expected: {} },
    ])
    .run(({ assert }, { form, expected }) => {
      assert.deepEqual({ ...parseUrlencoded(form) }, expected as object)
    })

  test('reaches no prototype', ({ assert }) => {
    const parsed = parseUrlencoded('__proto__.polluted=1&__proto__=1&constructor.prototype=1')
    assert.notProperty({}, 'polluted')
    assert.sameMembers(Object.keys(parsed), ['__proto__', 'constructor'])
  })

  test('refuses bytes that are no UTF-8: {$self}')
    .with(['a=%FF', '%C3=1', 'a=%ED%A0%80', 'a=%C0%AF', 'a=ok&b=%e9'])
    .run(({ assert }, form) => {
      assert.throws(() => parseUrlencoded(form), URIError)
    })

  test('refuses more than 200 fields', ({ assert }) => {
    assert.throws(() => parseUrlencoded('a=1&'.repeat(201)), /larger/)
  })
})

test.group('A multipart form', () => {
  test('takes a part for what it is, in however many pieces it comes', async ({ assert }) => {
    const file = part('b', 'z', '; filename="b.txt"')
    const { entries, form } = await multipart(byteByByte(`${part('a', 'é')}${file}--x--\r\n`))

    assert.deepEqual(entries, { a: 'é', b: {} })
    assert.isUndefined(form.folder)
  })

  test('refuses bytes that are no UTF-8, whatever charset their part claims', async ({
    assert,
  }) => {
    const claims = ['', '\r\nContent-Type: text/plain; charset=utf-8', '\r\nContent-Type: x/y']
    for (const claim of claims) {
      const bytes = byteByByte(`${part('a', '\xff', claim)}--x--\r\n`, 'latin1')
      await assert.rejects(() => multipart(bytes), /not valid/)
    }
  })

  test('streams the files that a route takes, and puts them into its own folder', async ({
    assert,
    cleanup,
  }) => {
    const photo = part('images', 'PNG', '; filename="../../Ünï.PNG"\r\nContent-Type: image/png')
    const body = `${part('alt_text', 'A lamp')}${photo}${photo}--x--\r\n`
    const { entries, form } = await multipart(byteByByte(body), { files: 2, fileBytes: 3 })
    cleanup(() => rmSync(form.folder!, { recursive: true }))
    const [first, second] = entries.images as MultipartFile[]

    assert.equal(entries.alt_text, 'A lamp')
    assert.containSubset(first, { extname: 'png', type: 'image', subtype: 'png', size: 3 })
    assert.notEqual(first!.tmpPath, second!.tmpPath)
    assert.equal(readFileSync(second!.tmpPath!, 'utf8'), 'PNG')
    assert.equal(statSync(first!.tmpPath!).mode & 0o777, 0o600)
  })

  test('takes an input in which no file was chosen for a blank', async ({ assert }) => {
    const nothing = part('image', '', '; filename=""\r\nContent-Type: application/octet-stream')

    for (const limits of [NO_FILES, { files: 1, fileBytes: 3 }]) {
      const { entries, form } = await multipart(byteByByte(`${nothing}--x--\r\n`), limits)
      assert.deepEqual(entries, { image: '' })
      assert.isUndefined(form.folder)
    }
  })

  test('tells of a second file where one is taken', async ({ assert, cleanup }) => {
    const file = part('image', 'x', '; filename="a.png"')
    const form = new MultipartForm({ files: 1, fileBytes: 1e6 })
    cleanup(() => form.remove())

    const read = form.read(request([Buffer.from(`${file}${file}--x--\r\n`)], MULTIPART))
    const error = await read.catch((thrown: unknown) => thrown)

    assert.containSubset(error, { problems: [{ path: ['image'], code: 'several_files' }] })
  })

  test('puts files that come in one piece into one folder', async ({ assert, cleanup }) => {
    const files = ['a', 'b', 'c'].map((name) => part('image', name, `; filename="${name}.png"`))
    const body = Buffer.from(`${files.join('')}--x--\r\n`)
    const { entries, form } = await multipart([body], { files: 3, fileBytes: 3 })
    cleanup(() => form.remove())

    const folders = (entries.image as MultipartFile[]).map(({ tmpPath }) => dirname(tmpPath!))
    assert.deepEqual(folders, Array<string>(3).fill(form.folder!))
  })

  test('takes a file of exactly as many bytes as it may have, and not one more', async ({
    assert,
    cleanup,
  }) => {
    const file = (bytes: number) =>
      `${part('image', 'x'.repeat(bytes), '; filename="a.png"')}--x--\r\n`
    const limits = { files: 1, fileBytes: 2e6 }
    const { entries, form } = await multipart([Buffer.from(file(2e6))], limits)
    cleanup(() => form.remove())
    assert.equal((entries.image as MultipartFile).size, 2e6)

    const refused = new MultipartForm(limits)
    cleanup(() => refused.remove())
    const more = request([Buffer.from(file(2e6 + 1))], MULTIPART)
    await assert.rejects(() => refused.read(more), /at most 10 MB/)
  })

  test('is refused with {0}')
    .with([
      ['a file too many', part('a', 'x', '; filename="a"').repeat(3) + '--x--\r\n'],
      ['more than all files may have', part('a', 'x'.repeat(5e6), '; filename="a"') + '--x--\r\n'],
      ['a field of 2 MB', part('a', 'x'.repeat(2e6)) + '--x--\r\n'],
      ['a file that is cut', part('a', 'x'.repeat(1e5), '; filename="a"').slice(0, -2)],
    ])
    .run(async ({ assert }, [, body]) => {
      const form = new MultipartForm({ files: 2, fileBytes: 1e6 })
      await assert.rejects(() => form.read(request([Buffer.from(body)], MULTIPART)))
      if (form.folder) rmSync(form.folder, { recursive: true })
      assert.isFalse(existsSync(form.folder ?? '/nowhere'))
    })
})

test.group('A body of JSON', () => {
  test('is joined before it is decoded', async ({ assert }) => {
    const text = await readText(request(byteByByte('{"a":"é"}')))
    assert.deepEqual(parseJson(text), { a: 'é' })
  })

  test('is refused where its bytes are no UTF-8', async ({ assert }) => {
    await assert.rejects(() => readText(request([Buffer.from('"\xff"', 'latin1')])), /not valid/)
  })
})
