import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'

const manifest = readFileSync(app.makePath('package.json'), 'utf8')

/** Of this application, as its package.json says. */
export const { version } = JSON.parse(manifest) as { version: string }
