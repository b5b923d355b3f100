import { readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { test } from '@japa/runner'
import { PictureFault } from '#pictures/fault'
import { inPool } from '#pictures/pool'
import { childrenOf, until } from '#tests/helpers/children'
import { picture, pictureFolder } from '#tests/helpers/pictures'

const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8')
const isOfPictures = (pid: number) => /bin.pictures/.test(commandOf(pid))
const isWorking = (pid: number) => isOfPictures(pid) && getPriority(pid) === 10
const processes = () => childrenOf(process.pid).filter(isWorking)

/** Kills every process of pictures that works, so often. */
async function killNext(times: number): Promise<void> {
  const killed = new Set<number>()
  for (; times; times--) {
    await until(() => processes().some((pid) => !killed.has(pid)))
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
    const file = folder.sent(await picture('png', { width: 4000, height: 3000 }))
    const publishing = inPool('publish', { file, target: folder.path('out'), square: false })
    await killNext(1)

    assert.containsSubset(await publishing, { width: 4000, height: 3000 })
  })

  test('is not the one to blame when a picture ends two of them', async ({ assert, cleanup }) => {
    const folder = pictureFolder(cleanup)
    const file = folder.sent(await picture('png', { width: 6000, height: 5000 }))
    const publishing = inPool('publish', { file, target: folder.path('out'), square: false })
    const [fault] = await Promise.all([publishing.catch((error: unknown) => error), killNext(2)])

    assert.instanceOf(fault, PictureFault)
    assert.equal((fault as PictureFault).reason, 'broken')
  })
})
