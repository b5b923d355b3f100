import { globSync, statSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import edge from 'edge.js'
import storage from '#config/storage'
import { keepViews } from '#hosting/kept_views'
import { StartupError } from '#support/startup_error'

/** Whether this runs from a build, which another build may replace at any time. */
const isBuild = import.meta.filename.endsWith('.js')
const inode = () => statSync(app.makePath(), { throwIfNoEntry: false })?.ino
const before = inode()

/** S3's code is large, and only a bucket needs it. */
const isNeeded = (file: string) => storage.disk === 's3' || !file.startsWith('app/storage/bucket_')

/**
 * Loads what a build's process would otherwise read when the first request needs it: modules and
 * views. So a later build may take this one's place under it.
 *
 * @throws StartupError when that happened already, since some of what was loaded is the other's
 */
export async function loadLateFiles(): Promise<void> {
  if (!isBuild) return
  const modules = globSync('app/!(commands)/**/*.js', { cwd: app.makePath() })
  await Promise.all(modules.filter(isNeeded).map((file) => app.import(`./${file}`)))
  keepViews()
  // The plugin that knows our components is set up with the first renderer.
  edge.createRenderer()
  const views = globSync('**/*.edge', { cwd: app.viewsPath() })
  for (const view of views) edge.asyncCompiler.compile(view.replace('.edge', ''))
  if (inode() !== before) throw new StartupError('Another build was put in place: start again')
}
