import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import sharp from 'sharp'
import { OverloadedException } from '#exceptions/limits'
import { PictureFault } from '#pictures/fault'
import { inPool } from '#pictures/pool'
import { childrenOf, until } from '#tests/helpers/children'
import { picture, pictureFolder } from '#tests/helpers/pictures'

/** Whether it has started, and has not ended meanwhile. */
function isOfPictures(pid: number): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return command.includes('bin/pictures') && getPriority(pid) === 10
  } catch {
    return false
  }
}

const SIZE = { width: 3000, height: 2000 }
const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const

/** Takes a second to be worked, where nobody else computes. */
const large = () =>
  sharp({ create: { ...SIZE, channels: 3, background: '#468', noise } })
    .png({ compressionLevel: 1 })
    .toBuffer()

const processes = (parent = process.pid) => childrenOf(parent).filter(isOfPictures)

/** Kills every process of pictures that works, so often. */
async function killNext(times: number): Promise<void> {
  const killed = new Set<number>()
  for (; times; times--) {
    await until(() => processes().some((pid) => !killed.has(pid)))
    // It has started, and is in the middle of the picture now.
    await sleep(100)
    for (const pid of processes()) killed.add(pid) && process.kill(pid, 'SIGKILL')
  }
}

test.group('A process of pictures', () => {
  test('gives way to whoever answers, and knows none of our settings', async ({
    assert,
    cleanup,
  }) => {
    const folder = pictureFolder(cleanup)
    const file = folder.sent(await picture('png'))
    await inPool('publish', { file, target: folder.path('out'), square: false })

    const [pid] = processes()
    assert.exists(pid)
    const settings = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    assert.notInclude(settings.join(), 'KEY')
    assert.notInclude(settings.join(), 'PASSWORD')
  })

  test('that is killed is followed by another, which does its work', async ({
    assert,
    cleanup,
  }) => {
    const folder = pictureFolder(cleanup)
    const file = folder.sent(await large())
    const publishing = inPool('publish', { file, target: folder.path('out'), square: false })
    await killNext(1)

    assert.containsSubset(await publishing, SIZE)
  })

  test('is not the one to blame when a picture ends two of them', async ({ assert, cleanup }) => {
    const folder = pictureFolder(cleanup)
    const file = folder.sent(await large())
    const publishing = inPool('publish', { file, target: folder.path('out'), square: false })
    const [fault] = await Promise.all([publishing.catch((error: unknown) => error), killNext(2)])

    assert.instanceOf(fault, PictureFault)
    assert.equal((fault as PictureFault).reason, 'broken')
  })

  test('takes so many pictures as can be done soon, and refuses the rest at once', async ({
    assert,
    cleanup,
  }) => {
    const target = pictureFolder(cleanup).path('drawing')
    const wish = { text: 'a', size: { width: 8, height: 8 }, target }
    const drawn = Array.from({ length: 220 }, () => inPool('draw', wish))
    const refused = (await Promise.allSettled(drawn)).filter(({ status }) => status === 'rejected')

    assert.isAbove(refused.length, 10)
    assert.isBelow(refused.length, 21)
    for (const { reason } of refused as PromiseRejectedResult[])
      assert.instanceOf(reason, OverloadedException)
  })

  test('ends with its server, also in the middle of a picture', async ({ cleanup }) => {
    const folder = pictureFolder(cleanup)
    const file = folder.sent(await large())
    const wish = JSON.stringify({ file, target: folder.path('out'), square: false })
    const program = `import { inPool } from '#pictures/pool'; await inPool('publish', ${wish})`
    const flags = ['--import=@poppinss/ts-exec', '--input-type=module', '--eval']
    const server = spawn(process.execPath, [...flags, program], { cwd: app.makePath() })
    await until(() => processes(server.pid).length > 0)
    const [pid] = processes(server.pid)
    server.kill('SIGKILL')

    await until(() => !isOfPictures(pid!), 5000)
  })
})
