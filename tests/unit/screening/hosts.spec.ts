import { test } from '@japa/runner'
import { DomainScreen } from '#rules/screening/lists'
import { hostsIn } from '#support/hosts_in_text'

const finds = (host: string, text: string) =>
  new DomainScreen([{ rule: 1, text: host }]).rulesHit(hostsIn(text).hosts).has(1)

test.group('Hosts of rules', () => {
  test('find evil.com in "{$self}"')
    .with([
      'evil.com',
      'EVIL.COM.',
      'see http://shop.evil.com/path?x=1#y',
      'https://www.evil.com:8443',
      '//evil.com/a',
      'http:\\\\evil.com\\a',
      'https://good.example@evil.com/',
      'https://evil.com@good.example/',
      'hxxp://evil[.]com',
      'evil(.)com',
      'evil。com',
      'ｅｖｉｌ．ｃｏｍ',
      'e\u200Bvil.com',
      'http://%65vil.com/',
      'http://evil%2Ecom/',
      'https://good.example/?to=http%3A%2F%2Fevil.com%2F',
      'https://good.example/?to=http%253A%252F%252Fevil.com',
      'mail me: a@evil.com',
      '(evil.com)',
      'evil.com,good.example',
      'ⓔvil.com',
    ])
    .run(({ assert }, text) => assert.isTrue(finds('evil.com', text)))

  test('do not find evil.com in "{$self}"')
    .with([
      'notevil.com',
      'evil.com.example',
      'evil com',
      'evil.community',
      'evil-com',
      'evil..com',
    ])
    .run(({ assert }, text) => assert.isFalse(finds('evil.com', text)))

  test('find {0} in "{1}"')
    .with([
      ['münchen.de', 'https://xn--mnchen-3ya.de/'],
      ['xn--mnchen-3ya.de', 'MÜNCHEN.de'],
      ['127.0.0.1', 'http://2130706433/'],
      ['127.0.0.1', 'http://0x7f.1/'],
      ['*.evil.com', 'a.evil.com'],
      ['www.evil.com', 'evil.com'],
    ] as [string, string][])
    .run(({ assert }, [host, text]) => assert.isTrue(finds(host, text)))

  test('take "{0}" for a link: {1}')
    .with([
      ['look at example.com', true],
      ['http://localhost/x', true],
      ['www.anything.zzz', true],
      ['пример.рф', true],
      ['written in Node.js, e.g. like this... or 3.5', false],
      ['ask ada@example.com', false],
      ['no links here', false],
    ] as [string, boolean][])
    .run(({ assert }, [text, isLink]) => assert.equal(hostsIn(text).hasLink, isLink))
})
