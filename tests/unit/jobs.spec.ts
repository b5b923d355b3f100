import { test } from '@japa/runner'
import { declaredJobs } from '#queue/declared'
import { selectWorks } from '#jobs/selection'
import { works } from '#jobs/works'
import { schedule } from '#start/scheduler'

const names = (jobs: { name: string }[]) => jobs.map(({ name }) => name).toSorted()

test.group('Kinds of jobs', () => {
  test('all have something to run, and nothing else has', ({ assert }) => {
    assert.deepEqual(names(works.map(({ job }) => job)), names(declaredJobs))
    assert.lengthOf(new Set(names(declaredJobs)), declaredJobs.length)
  })

  test('that are scheduled are declared, by names of their own', ({ assert }) => {
    assert.isTrue(schedule.every(({ job }) => declaredJobs.includes(job)))
    assert.lengthOf(new Set(names(schedule)), schedule.length)
  })

  test('of which one waits at a time run into nobody when the clock adds them', ({ assert }) => {
    assert.isTrue(schedule.every(({ job }) => job.key))
  })

  test('are selected by name, and names that nothing has are told', ({ assert }) => {
    const { selected, unknown } = selectWorks(['purge-trash', 'nonsense'])
    assert.deepEqual(names(selected.map(({ job }) => job)), ['purge-trash'])
    assert.deepEqual(unknown, ['nonsense'])
    assert.lengthOf(selectWorks([]).selected, works.length)
  })
})
