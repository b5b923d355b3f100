import type { HttpContext } from '@adonisjs/core/http'
import { done } from '#controllers/panel/by'
import ResumeTask from '#actions/panel/tasks/resume_task'
import { words } from '#panel/words'
import { findTask, type Task } from '#queries/panel/find_task'
import { liveWorkers } from '#queue/status'
import type { TaskKind } from '#rules/panel_tasks'

/** Where what a task does can be seen. */
const PLACES: Record<TaskKind, (input: Task['input']) => string> = {
  merge_category: ({ into }) => `/admin/categories/${into}`,
  products_bulk: () => '/admin/products',
  comments_bulk: () => '/admin/comments',
  users_bulk: () => '/admin/users',
  merge_tag: ({ into }) => `/admin/tags/${into}`,
}

const TONES = { waiting: 'info', done: 'ok', failed: 'no' } as const

export default class TasksController {
  /** How far something is that somebody started; nobody else sees it. */
  async show({ auth, params, view }: HttpContext) {
    const task = await findTask(Number(params.id), auth.getUserOrFail().id)
    const { length: workers } = await liveWorkers()
    const href = PLACES[task.kind](task.input)
    return view.render('panel/task', { task, workers, href, tone: TONES[task.state] })
  }

  /** Goes on with one that has failed. */
  async update(ctx: HttpContext) {
    const taskId = Number(ctx.params.id)
    const viewer = ctx.auth.getUserOrFail()
    const goesOn = await new ResumeTask().handle({ taskId, viewer })
    return done(ctx, `/admin/tasks/${taskId}`, goesOn ? words.tasks.started : words.tasks.goesOn)
  }
}
