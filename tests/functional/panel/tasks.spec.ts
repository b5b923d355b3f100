import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import RunTask from '#actions/panel/tasks/run_task'
import PanelTask from '#models/panel_task'
import Product from '#models/product'
import ProductTag from '#models/product_tag'
import { runTask } from '#queue/panel'
import { enter } from '#tests/helpers/panel'
import { forgetJobs, waitingJobs } from '#tests/helpers/waiting_jobs'

test.group('A task of the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** A merge of more products than are moved at once, as somebody starts it. */
  async function merging(role: 'staff' | 'admin' = 'staff') {
    const { visitor, user } = await enter(role)
    const [from, into] = await CategoryFactory.createMany(2)
    const { id: userId } = await UserFactory.create()
    await ProductFactory.merge({ userId, categoryId: from!.id }).createMany(201)
    const path = `/admin/categories/${from!.id}/merge`
    const fields = { into: String(into!.id), seen: '201' }
    const { location } = await visitor.submitTo(path, `${path}?into=${into!.id}`, fields)
    const task = await PanelTask.query().orderBy('id', 'desc').firstOrFail()
    return { visitor, user, from: from!, into: into!, page: location!, task }
  }

  test('says that it stopped when its job is gone, and goes on at a click', async ({ assert }) => {
    const { visitor, page, task, into } = await merging()
    assert.include((await visitor.get(page)).text, 'At work')
    await forgetJobs()
    assert.include((await visitor.get(page)).text, 'It could not go on.')

    await visitor.submit(page, {})
    const [job, ...more] = await waitingJobs(runTask)
    assert.deepEqual([job?.data, more.length], [{ taskId: task.id }, 0])
    assert.include((await visitor.get(page)).text, 'At work')
    await visitor.submitTo(page, page)
    assert.lengthOf(await waitingJobs(runTask), 1)

    await new RunTask().handle({ taskId: task.id })
    assert.include((await visitor.get(page)).text, '201 of 201')
    assert.lengthOf(await Product.query().where('categoryId', into.id), 201)
  })

  test('has failed after the last try of its job alone, and a job that is given back goes on', async ({
    assert,
  }) => {
    const { task } = await merging()
    const input = task.input
    await task.merge({ input: { ...input, into: 'nothing' }, done: 7 }).save()
    await assert.rejects(() => new RunTask().handle({ taskId: task.id }))
    assert.equal((await task.refresh()).state, 'waiting')
    await assert.rejects(() => new RunTask().handle({ taskId: task.id, isLastTry: true }))
    assert.containSubset(await task.refresh(), { state: 'failed', done: 7 })
    assert.isNotNull(task.finishedAt)

    await task.merge({ input }).save()
    await new RunTask().handle({ taskId: task.id })
    assert.containSubset(await task.refresh(), { state: 'done', done: 208 })
  })

  test('fails when what it fills is gone, and says what it did before', async ({ assert }) => {
    const { visitor, page, task, into } = await merging()
    await into.delete()
    await new RunTask().handle({ taskId: task.id })
    assert.equal((await task.refresh()).state, 'failed')
    assert.include((await visitor.get(page)).text, 'It could not go on.')
  })

  test('keeps other merges of the same categories waiting, until it is over', async ({
    assert,
  }) => {
    const { visitor, from, into, task } = await merging()
    const path = `/admin/categories/${into.id}/merge`
    const ask = `${path}?into=${from.id}`
    const fields = { into: String(from.id), seen: '1000' }
    await visitor.submitTo(path, ask, fields)
    assert.include((await visitor.get(ask)).text, 'Another merge of it is at work.')
    assert.lengthOf(await PanelTask.query().where('state', 'waiting'), 1)

    await task.merge({ state: 'failed' }).save()
    const { location } = await visitor.submitTo(path, ask, fields)
    assert.equal(location, `/admin/categories/${from.id}`)
  })

  test('keeps other merges of the same tags waiting', async ({ assert }) => {
    const { visitor, user } = await enter('staff')
    const [one, other] = await ProductTagFactory.createMany(2)
    const input = { from: one!.id, into: other!.id }
    const { id } = await PanelTask.create({ kind: 'merge_tag', input, total: 9, actorId: user.id })
    const back = () =>
      visitor.submitTo(`/admin/tags/${other!.id}/merge`, `/admin/tags/${other!.id}`, {
        ...{ into: String(one!.id), seen: '0' },
      })
    await db.rawQuery(
      `insert into jobs.job (name, data) values ('${runTask.name}', '{"taskId": ${id}}')`
    )
    await back()
    assert.isNotNull(await ProductTag.find(other!.id))
    await forgetJobs()
    await back()
    assert.isNull(await ProductTag.find(other!.id))
  })

  test('of another one is nobody else’s to go on with, nor of who lost the right to it', async ({
    assert,
  }) => {
    const { visitor, user, page } = await merging()
    await forgetJobs()
    const { visitor: other } = await enter('admin')
    assert.equal((await other.submitTo(page, '/admin/account')).status, 404)
    await user.merge({ isStaff: false }).save()
    await visitor.submitTo(page, '/admin/account')
    assert.lengthOf(await waitingJobs(runTask), 0)
  })

  test('is shown to moderators who started one', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { id: categoryId } = await CategoryFactory.create()
    const { id: userId } = await UserFactory.create()
    await ProductFactory.merge({ userId, categoryId }).createMany(201)
    const query = 'all=1&state=listed&deed=hide'
    const { location } = await visitor.submitTo(
      '/admin/products/bulk',
      `/admin/products/bulk?${query}`,
      { deed: 'hide', query, seen: '201', reason: 'spam', text: '' }
    )
    const { status, text } = await visitor.get(location!)
    assert.equal(status, 200)
    assert.include(text, '0 of 201')
  })
})
