import { readFileSync } from 'node:fs'
import site from '#config/site'
import app from '@adonisjs/core/services/app'

const manifest = readFileSync(app.makePath('package.json'), 'utf8')

/** Of this application, as its package.json says. */
export const { version } = JSON.parse(manifest) as { version: string }

/** What serves here, for people: the site by its own name, or by ours. */
export const siteAndVersion = (): string =>
  site.name === 'Vitrin' ? `Vitrin ${version}` : `${site.name} (Vitrin ${version})`
