import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { fieldSentences } from '#dialects/drf/field_sentences'
import { parseDecimal } from '#support/decimal'
import { isEmailAddress } from '#support/email_address'
import { readInteger } from '#support/integer'
import { JsonNumber, parseJsonText } from '#support/json_number'
import { pythonStr } from '#support/python_repr'
import { splitBlanks, strip, withAsciiDigits } from '#support/python_text'
import { isWebAddress } from '#support/web_address'
import { processorTime } from '#tests/helpers/processor_time'

interface Verdicts {
  blanks: string[]
  integers: [string, string | null][]
  stripped: [string, string][]
  floats: [string, string][]
  decimals: [string, string | null, string | null][]
  emails: [string, boolean][]
  urls: [string, boolean][]
}

/** Recorded from Python 3.11 and Django 3.2 on made-up inputs. */
const recorded = () =>
  JSON.parse(readFileSync(app.makePath('tests/data/python.json'), 'utf8')) as Verdicts

test.group('As Python reads it', () => {
  test('a blank is what str.isspace says', ({ assert }) => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
    assert.deepEqual(
      all.filter((char) => strip(char) === ''),
      recorded().blanks
    )
  })

  test('a text is stripped', ({ assert }) => {
    for (const [text, stripped] of recorded().stripped) assert.equal(strip(text), stripped)
    assert.deepEqual(splitBlanks('\x1ca\x85b\ufeff c\n'), ['a', 'b\ufeff', 'c'])
  })

  test('a run of a million blanks takes no time', ({ assert }) => {
    const spent = processorTime()
    assert.lengthOf(strip(`a${' '.repeat(1_000_000)}b`), 1_000_002)
    assert.isBelow(spent(), 500)
  })

  test('an integer', ({ assert }) => {
    for (const [text, integer] of recorded().integers)
      assert.equal(readInteger(text)?.toString() ?? null, integer, JSON.stringify(text))
    for (const none of ['0x1', '1e0', '1.0', '', '1'.repeat(5000)]) assert.isNull(readInteger(none))
  })

  test('digits of every script', ({ assert }) => {
    assert.equal(withAsciiDigits('٠٩०९０９𝟘𝟡𝟢𝟫²'), '0909090909²')
  })

  test('a decimal, within the limits of a price', ({ assert }) => {
    for (const [text, value, sentence] of recorded().decimals) {
      const read = parseDecimal(text, { digits: 10, places: 2 })
      if ('code' in read) assert.equal(fieldSentences[read.code]!(read.params), sentence)
      else if (read.text.startsWith('-')) assert.isNull(value)
      else assert.equal(read.text, value!.replace('-', ''), JSON.stringify(text))
    }
  })

  test('says in plain words that JSON is too deep for its numbers', ({ assert }) => {
    const deep = `${'['.repeat(100_000)}1.5${']'.repeat(100_000)}`
    assert.throws(() => parseJsonText(deep), 'Lists and objects are too deep')
    assert.isArray(parseJsonText(deep.replace('1.5', '1')))
  })

  test('a number of JSON, in the digits that str writes', ({ assert }) => {
    for (const [source, text] of recorded().floats)
      assert.equal(String((parseJsonText(`[${source}]`) as unknown[])[0]), text)
    const { id, plain } = parseJsonText('{"id":12345678901234567890,"plain":7}') as never
    assert.instanceOf(id, JsonNumber)
    assert.equal(String(id), '12345678901234567890')
    assert.equal(plain, 7)
  })

  test('a value inside of a sentence', ({ assert }) => {
    const value = [true, null, 'x', "it's", { a: 1.5 }, []]
    assert.equal(pythonStr(value), `[True, None, 'x', "it's", {'a': 1.5}, []]`)
    assert.equal(pythonStr('x'), 'x')
  })
})

test.group('As Django judges it', () => {
  test('an e-mail address', ({ assert }) => {
    for (const [text, good] of recorded().emails)
      assert.equal(isEmailAddress(text), good, JSON.stringify(text))
  })

  test('the e-mail address {$self} is good')
    .with(['ops@localhost', 'a@[127.0.0.1]', 'a@[::1]', '"a@b"@example.com', 'a@münchen.de'])
    .run(({ assert }, text) => assert.isTrue(isEmailAddress(text)))

  test('the e-mail address {$self} is none')
    .with(['"a b"@example.com', 'ü@example.com', 'a@b', 'a@b.c', 'a@x.com.', 'a@[1.2.3.256]'])
    .run(({ assert }, text) => assert.isFalse(isEmailAddress(text)))

  test('a URL', ({ assert }) => {
    for (const [text, good] of recorded().urls)
      assert.equal(isWebAddress(text), good, JSON.stringify(text))
  })

  test('the URL {$self} is good')
    .with([
      ...[
        'http://localhost:8000/a',
        'FTP://x.com',
        'http://[::1]/',
        'http://好.好/',
        'http://a.b.c.de./?q#f',
      ],
      'https://u:p@x.com:99999',
    ])
    .run(({ assert }, text) => assert.isTrue(isWebAddress(text)))

  test('the URL {$self} is none')
    .with([
      ...['http://x.com:', 'http://x.com:1', 'http://x', 'http://x.com/a b', 'javascript:alert(1)'],
      ...['//x.com', 'http://[1.2.3.4]', 'http://x.com\n', `http://x.com/${'x'.repeat(2048)}`],
    ])
    .run(({ assert }, text) => assert.isFalse(isWebAddress(text)))
})
