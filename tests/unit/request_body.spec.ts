import { test } from '@japa/runner'
import { parseForm, parseJson } from '#surfaces/request_body'

const FORM = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data; boundary=x'

const form = async (text: string) => ({ ...(await parseForm([Buffer.from(text)], FORM)) })

test.group('parseForm', () => {
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
      { form: 'a[b]=1', expected: { 'a[b]': '1' } },
      { form: '', expected: {} },
    ])
    .run(async ({ assert }, { form: text, expected }) => {
      assert.deepEqual(await form(text), expected as object)
    })

  test('takes a part for what it is, in however many pieces it comes', async ({ assert }) => {
    const part = (name: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const file = part('b"; filename="b.txt', 'z')
    const bytes = Buffer.from(`${part('a', 'é')}${file}--x--\r\n`)
    const pieces = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1))

    assert.deepEqual({ ...(await parseForm(pieces, MULTIPART)) }, { a: 'é', b: {} })
  })

  test('reaches no prototype', async ({ assert }) => {
    const parsed = await form('__proto__.polluted=1&__proto__=1&constructor.prototype=1')
    assert.notProperty({}, 'polluted')
    assert.sameMembers(Object.keys(parsed), ['__proto__', 'constructor'])
  })
})

test.group('parseJson', () => {
  test('joins the pieces before it decodes them', ({ assert }) => {
    const bytes = Buffer.from('{"a":"é"}')
    assert.deepEqual(parseJson([bytes.subarray(0, 7), bytes.subarray(7)]), { a: 'é' })
  })

  test('refuses bytes that are no UTF-8', ({ assert }) => {
    assert.throws(() => parseJson([Buffer.from('"\xff"', 'latin1')]), /not valid/)
  })
})
