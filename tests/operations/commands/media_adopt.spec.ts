import ace from '@adonisjs/core/services/ace'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import AdoptPicture from '#actions/pictures/adopt_picture'
import { djangosAvatar, djangosPicture, putDjangos, putPhoto } from '#tests/helpers/django_files'

async function adopt(...flags: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const command = await ace.create(await ace.find('media:adopt'), flags)
  await command.exec()
  const said = ace.ui.logger.getLogs().map(({ message }) => message)
  ace.ui.switchMode('normal')
  return { exitCode: command.exitCode ?? 0, said }
}

const reportOf = async (...flags: string[]) => {
  const { exitCode, said } = await adopt('--json', ...flags)
  return { exitCode, report: JSON.parse(said[0]!) }
}

test.group('media:adopt', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('lists what can have no clean copy, and why', async ({ assert, cleanup }) => {
    await putDjangos('drawing.svg', '<svg/>', cleanup)
    await putPhoto('lamp.jpg', cleanup)
    const [drawing] = [await djangosPicture('drawing.svg'), await djangosPicture('lamp.jpg')]
    const lost = await djangosAvatar('no.jpg')
    const missing = { of: 'user', id: lost.id, name: 'no.jpg', reason: 'missing' }
    const first = await reportOf()

    assert.equal(first.exitCode, 5)
    assert.deepEqual(first.report, { queued: 2, waiting: 0, unfit: [missing] })
    await new AdoptPicture().handle({ imageId: drawing.id })
    const { report } = await reportOf()
    assert.deepEqual(report, {
      ...{ queued: 0, waiting: 1 },
      unfit: [{ of: 'picture', id: drawing.id, name: 'drawing.svg', reason: 'svg' }, missing],
    })
    const { said } = await adopt()
    assert.include(said.join('\n'), 'without a copy 2 (svg 1, missing 1)')
    assert.include(said.join('\n'), `svg: picture ${drawing.id}: drawing.svg`)
  })

  test('ends with 0 where no file is missing, and tries again with --again', async ({
    assert,
    cleanup,
  }) => {
    await putDjangos('drawing.svg', '<svg/>', cleanup)
    const image = await djangosPicture('drawing.svg')
    await new AdoptPicture().handle({ imageId: image.id })

    const { exitCode, report } = await reportOf()
    assert.equal(exitCode, 0)
    assert.equal(report.queued, 0)
    const again = await reportOf('--again')
    assert.deepEqual(again.report, { queued: 1, waiting: 0, unfit: [] })
  })
})
