import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { neededPackages, type Lock } from './needed_packages.js'

/*
 * For a folder that only serves, such as the image's: takes away what a build does not need to run, of the
 * build that this file lies in. Types and source maps are read by editors and debuggers alone.
 */
process.chdir(join(import.meta.dirname, '..'))

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
const needed = neededPackages(lock)
const packages = Object.keys(lock.packages).filter((folder) => folder && !needed.has(folder))
const texts = globSync('node_modules/**/*.{map,d.ts,d.mts,d.cts}')

for (const path of [...packages, ...texts, 'node_modules/.bin', 'tests'])
  rmSync(path, { recursive: true, force: true })
