import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'

const NAMES = ['admin.css', 'admin.js']
const files = new Map(NAMES.map((name) => [name, readFileSync(app.publicPath(name))]))

const hash = createHash('sha256')
for (const bytes of files.values()) hash.update(bytes)
const version = hash.digest('hex').slice(0, 16)

/** Style and script of the panel, read once: another content has another address, so browsers keep them for good. */
export const assets = { version, files, base: `/admin/assets/${version}` }
