import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { backupFolder } from '#backup/folder'
import storage from '#config/storage'
import { error, warn, type Finding } from '#doctor/finding'
import { dataFolder } from '#installation/data_folder'
import env from '#start/env'

const GB = 1_000_000_000
const LITTLE = 2 * GB
const NOTHING = GB / 5

/** How much space is left where something is written. */
export function checkDisk(): Finding[] {
  const { public: shown, private: hidden } = storage.places[storage.disk]!
  const media = [shown, hidden].flatMap((place) => ('folder' in place ? [place.folder] : []))
  const folders = [dataFolder(env.get('VITRIN_DATA_DIR')), ...media, backupFolder()].map(existing)
  const disks = new Map(folders.map((folder) => [statSync(folder).dev, folder]))
  return [...disks.values()].flatMap(spaceOf)
}

/** One that is not there yet is made in the first above it that is. */
const existing = (folder: string): string =>
  existsSync(folder) ? folder : existing(dirname(folder))

function spaceOf(folder: string): Finding[] {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free > LITTLE) return []
  const says = `${(free / GB).toFixed(1)} GB are left for ${folder}`
  return [(free > NOTHING ? warn : error)(says, 'make room there, or move it to another disk')]
}
