import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from '#backup/plan'
import { keptSettings, PRIVATE_FILES, readIfThere, SETTINGS_FILE } from '#backup/private_files'
import env from '#start/env'
import { dataFolder, makeDataFolder } from '#installation/data_folder'

export interface PrivateBack {
  /** files of the data folder that were written */
  put: string[]
  /** the names under which files lie that were there before */
  kept: string[]
  /** names of settings that were others when the backup was made */
  differing: string[]
  /** where the settings of the backup are written down when some differ */
  file?: string
}

/** Puts keys back where the installation keeps its own, and never over others; says which settings differ. */
export function putPrivateFilesBack({ manifest, privateFiles }: Plan): PrivateBack {
  const folder = dataFolder(env.get('VITRIN_DATA_DIR'))
  makeDataFolder(folder)
  const stamp = manifest.createdAt.replace(/[-:]|\.\d+/g, '')
  const back: PrivateBack = { put: [], kept: [], differing: [] }
  for (const name of PRIVATE_FILES) {
    const bytes = privateFiles.get(name)
    const there = readIfThere(join(folder, name))
    if (!bytes || there?.equals(bytes)) continue
    if (there) back.kept.push(setAside(join(folder, name)))
    writeFileSync(join(folder, name), bytes, { mode: 0o600, flag: 'wx', flush: true })
    back.put.push(name)
  }
  back.differing = differing(privateFiles)
  if (back.differing.length) {
    back.file = join(folder, `settings-of-${stamp}.env`)
    writeFileSync(back.file, asEnv(privateFiles), { mode: 0o600, flush: true })
  }
  return back
}

function setAside(path: string): string {
  for (let n = 1; ; n++) {
    const kept = `${path}.before-restore-${n}`
    if (existsSync(kept)) continue
    renameSync(path, kept)
    return kept
  }
}

const read = (files: Map<string, Buffer>, name: string) =>
  JSON.parse(files.get(name)?.toString() ?? '{}') as Record<string, string>

/** Outside of production the keys come from their file, which is the backup's by now. */
function differing(files: Map<string, Buffer>): string[] {
  const now = keptSettings()
  const fromFile =
    env.get('NODE_ENV') === 'production' ? [] : Object.values(read(files, 'keys.json'))
  return Object.entries(read(files, SETTINGS_FILE))
    .filter(([name, value]) => now[name] !== value && !fromFile.includes(value))
    .map(([name]) => name)
}

const asEnv = (files: Map<string, Buffer>) =>
  Object.entries(read(files, SETTINGS_FILE))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join('')
