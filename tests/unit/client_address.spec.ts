import { test } from '@japa/runner'
import { clientAddress, plainAddress } from '#support/client_address'
import { trusts } from '#support/network'
import { processorTime } from '#tests/helpers/processor_time'

test.group('plainAddress', () => {
  test('reads {0} as {1}')
    .with([
      ['9.9.9.9', '9.9.9.9'],
      [' 9.9.9.9:1234 ', '9.9.9.9'],
      ['"9.9.9.9:1234"', '9.9.9.9'],
      ['9.9.9.9:_hidden', '9.9.9.9'],
      ['2001:db8::1', '2001:db8::1'],
      ['2001:0DB8:0:0:0:0:0:1', '2001:db8::1'],
      ['[2001:db8::1]', '2001:db8::1'],
      ['[2001:db8::1]:4711', '2001:db8::1'],
      ['"[2001:db8::1]:4711"', '2001:db8::1'],
      ['fe80::1%eth0', 'fe80::1'],
      ['[fe80::1%25eth0]:80', 'fe80::1'],
      ['::ffff:1.2.3.4', '1.2.3.4'],
      ['::FFFF:102:304', '1.2.3.4'],
      ['0:0:0:0:0:ffff:1.2.3.4', '1.2.3.4'],
      ['[::ffff:1.2.3.4]:80', '1.2.3.4'],
    ])
    .run(({ assert }, [text, address]) => assert.equal(plainAddress(text!), address))

  test('finds no address in {$self}')
    .with([
      ...['', 'unknown', '_hidden', 'localhost', 'evil.example', '1.2.3', '1.2.3.4.5', '256.1.1.1'],
      ...['01.2.3.4', '1', '0x1020304', '[1.2.3.4', '2001:db8::1]:80', '[]', '[::1', '1.2.3.4:x y'],
      ...['1.2.3.4 5.6.7.8', 'for=1.2.3.4', '::1::', '[::1]::80', '\0'],
    ])
    .run(({ assert }, text) => assert.isUndefined(plainAddress(text)))
})

test.group('clientAddress', () => {
  const trusted = trusts('10.0.0.0/8, fd00::/8, 127.0.0.1')
  const client = (peer: string, forwardedFor: string) =>
    clientAddress({ peer, forwardedFor, trusts: trusted })

  test('of a peer {0} that forwards {1} is {2}')
    .with([
      ['203.0.113.1', '9.9.9.9', '203.0.113.1'],
      ['10.0.0.1', '', '10.0.0.1'],
      ['10.0.0.1', '9.9.9.9', '9.9.9.9'],
      ['::ffff:10.0.0.1', '9.9.9.9:1234', '9.9.9.9'],
      ['10.0.0.1', '9.9.9.9:1234, 10.2.2.2:80', '9.9.9.9'],
      ['10.0.0.1', '1.1.1.1, 9.9.9.9, 10.2.2.2, fd00::7', '9.9.9.9'],
      ['fd00::1', '"[2001:db8::1]:4711"', '2001:db8::1'],
      ['10.0.0.1', '1.1.1.1, 9.9.9.9, , ,', '9.9.9.9'],
      ['10.0.0.1', 'rubbish, 9.9.9.9', '9.9.9.9'],
      ['10.0.0.1', '9.9.9.9, rubbish', '10.0.0.1'],
      ['10.0.0.1', '9.9.9.9, unknown, 10.2.2.2', '10.2.2.2'],
      ['10.0.0.1', '10.3.3.3, 10.2.2.2', '10.3.3.3'],
      ['127.0.0.1', '9.9.9.9;drop', '127.0.0.1'],
      ['', '9.9.9.9', ''],
    ])
    .run(({ assert }, [peer, forwardedFor, expected]) => {
      assert.equal(client(peer!, forwardedFor!), expected)
    })

  test('reads a long list no longer than it must', ({ assert }) => {
    const spent = processorTime()
    client('10.0.0.1', `${'10.0.0.2,'.repeat(100_000)}9.9.9.9`)
    assert.isBelow(spent(), 200)
  })
})
