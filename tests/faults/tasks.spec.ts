import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { Worker } from '#jobs/worker'
import { works } from '#jobs/works'
import Category from '#models/category'
import PanelTask from '#models/panel_task'
import { findTask } from '#queries/panel/find_task'
import { deadJobs, retryDead } from '#queue/dead_list'
import { engine } from '#queue/engine'
import { makeQueues } from '#queue/install'
import { runTask } from '#queue/panel'
import { countDrift } from '#tests/helpers/count_drift'
import { until } from '#tests/helpers/children'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { forgetJobs } from '#tests/helpers/waiting_jobs'

test.group('A task whose job dies for good', (group) => {
  group.each.setup(emptyAfterwards)
  group.each.setup(() => async () => void (await forgetJobs()))

  /** A merge that no run can do, until its input is mended. */
  async function brokenMerge() {
    const { id: actorId } = await UserFactory.create()
    const [from, into] = await CategoryFactory.createMany(2)
    await ProductFactory.merge({ userId: actorId, categoryId: from!.id }).createMany(3)
    const input = { from: from!.id, into: 'nothing' }
    const task = await PanelTask.create({ kind: 'merge_category', input, total: 3, actorId })
    await makeQueues(undefined, [runTask])
    const boss = await engine()
    await boss.send(runTask.name, { taskId: task.id }, { retryLimit: 0 })
    return { task, actorId, from: from!, into: into! }
  }

  test('is shown as failed, and goes on when the job is given back from the dead list', async ({
    assert,
    cleanup,
  }) => {
    const { task, actorId, from, into } = await brokenMerge()
    const worker = new Worker()
    cleanup(() => worker.stop())
    await worker.start({ works: works.filter(({ job }) => job === runTask), pollSeconds: 0.5 })
    await until(async () => (await deadJobs()).length === 1)
    assert.equal((await task.refresh()).state, 'failed')
    assert.equal((await findTask(task.id, actorId)).state, 'failed')

    await task.merge({ input: { from: from.id, into: into.id } }).save()
    const [dead] = await deadJobs()
    await retryDead(dead!.id)
    await until(async () => (await task.refresh()).state === 'done')
    assert.equal(task.done, 3)
    assert.isNull(await Category.find(from.id))
    assert.deepEqual(await countDrift(db.connection()), [])
  })
})
