import { test } from '@japa/runner'
import { StartupError } from '#support/startup_error'
import { lineOf, networkOf, trusts } from '#support/network'

test.group('trusts', () => {
  test('trusts nobody until told so', ({ assert }) => {
    assert.isFalse(trusts('')('127.0.0.1'))
  })

  test('knows {address} of {list}: {trusted}')
    .with([
      { list: '10.0.0.1', address: '10.0.0.1', trusted: true },
      { list: '10.0.0.1', address: '10.0.0.2', trusted: false },
      { list: '10.0.0.0/8, 192.168.1.1', address: '10.9.9.9', trusted: true },
      { list: '10.0.0.0/8', address: '::ffff:10.1.2.3', trusted: true },
      { list: 'fd00::/8', address: 'fd12::1', trusted: true },
      { list: 'fd00::/8', address: '10.1.2.3', trusted: false },
    ])
    .run(({ assert }, { list, address, trusted }) => {
      assert.equal(trusts(list)(address), trusted)
    })

  test('names the entry that is no address or network: {$self}')
    .with([
      'proxy',
      '10.0.0.0/',
      '10.0.0.0/33',
      '10.0.0.0/8/8',
      '10.0.0.0/x',
      'fd00::/129',
      '10.0.0.1:80',
    ])
    .run(({ assert }, entry) => {
      assert.throws(() => trusts(`10.0.0.1, ${entry}`), StartupError, `"${entry}" is no address`)
    })

  test('trusts nothing that is no address: {$self}')
    .with(['', 'unknown', '10.0.0.1.evil.example', '10.0.0', '1', '0x0a000001'])
    .run(({ assert }, peer) => assert.isFalse(trusts('0.0.0.0/0, ::/0')(peer)))
})

test.group('networkOf', () => {
  test('puts {0} into {1}')
    .with([
      ['203.0.113.77', '203.0.113.0/24'],
      ['::ffff:203.0.113.77', '203.0.113.0/24'],
      ['2001:db8:1:2fff::1', '2001:0db8:0001:2f00::/56'],
      ['::1', '0000:0000:0000:0000::/56'],
    ])
    .run(({ assert }, [address, network]) => {
      assert.equal(networkOf(address), network)
    })
})

test.group('lineOf', () => {
  test('puts {0} on the line {1}')
    .with([
      ['203.0.113.77', '203.0.113.77'],
      ['::ffff:203.0.113.77', '203.0.113.77'],
      ['2001:db8:1:2fff:a::1', '2001:0db8:0001:2fff::/64'],
      ['::1', '0000:0000:0000:0000::/64'],
    ])
    .run(({ assert }, [address, line]) => {
      assert.equal(lineOf(address!), line)
    })
})
