import { resolve } from 'node:path'
import { ArchiveWriter } from '#backup/archive_writer'
import type { Table } from '#backup/catalog/catalog'
import { backupFolder, newPath, forgetOld, forgetParts, type Reason } from '#backup/folder'
import {
  ENTRIES,
  FORMAT,
  HEAD,
  type Manifest,
  type MediaKind,
  type TableRows,
} from '#backup/manifest'
import { writeMedia } from '#backup/media_out'
import { writePrivateFiles } from '#backup/private_files'
import { silently, type Progress } from '#backup/progress'
import { copyOut } from '#backup/rows'
import { Seal, type Sealing } from '#backup/seal'
import { Snapshot } from '#backup/snapshot'
import storage from '#config/storage'
import env from '#start/env'
import { makeMissingFolders } from '#installation/data_folder'
import { ownDatabase } from '#db/own_connection'

export interface Wanted {
  /** of this application */
  version: string
  reason?: Reason
  folder?: string
  /** how many of this reason stay; without it none is deleted */
  keep?: number
  /** files in a folder, the list of those in a bucket, unless it says otherwise */
  media?: MediaKind
  onProgress?: Progress
}

export interface Made {
  path: string
  manifest: Manifest
  /** names of the backups that were deleted */
  forgotten: string[]
}

/** A folder of this machine may be lost with it; a bucket is somewhere else. */
const usualMedia = (): MediaKind =>
  env.get('BACKUP_MEDIA') ?? (storage.disk === 'fs' ? 'files' : 'list')

/**
 * Writes one moment of the site into a file: rows, sequences and tables, the files that the rows name, keys
 * and settings. Writers go on; memory does not grow with the site.
 *
 * @throws BackupBusy, NodeJS.ErrnoException (ENOSPC, EACCES), DatabaseError; nothing is left then
 */
export async function createBackup(wanted: Wanted): Promise<Made> {
  const { version, reason = 'backup', keep, media = usualMedia(), onProgress = silently } = wanted
  const folder = resolve(wanted.folder ?? backupFolder())
  const database = ownDatabase()
  const createdAt = new Date()
  const seal = await Seal.make()
  const snapshot = await Snapshot.open()
  try {
    makeMissingFolders(folder, 0o700)
    forgetParts(folder, database)
    const path = newPath(folder, { database, reason, at: createdAt })
    const about = { format: FORMAT, createdAt: createdAt.toISOString(), version, database }
    const manifest = await written(path, seal, (archive) =>
      fill(archive, { snapshot, about, media, onProgress, sealing: seal?.sealing })
    )
    const forgotten = keep ? forgetOld(folder, { database, reason, keep }) : []
    return { path, manifest, forgotten }
  } finally {
    await snapshot.close()
  }
}

async function written(
  path: string,
  seal: Seal | undefined,
  work: (archive: ArchiveWriter) => Promise<Omit<Manifest, 'sha256'>>
): Promise<Manifest> {
  const archive = await ArchiveWriter.create(path, seal)
  try {
    return await archive.finish(await work(archive))
  } catch (error) {
    await archive.discard()
    throw error
  }
}

interface Filling {
  snapshot: Snapshot
  about: Pick<Manifest, 'format' | 'createdAt' | 'version' | 'database'>
  media: MediaKind
  onProgress: Progress
  sealing?: Sealing
}

async function fill(archive: ArchiveWriter, filling: Filling): Promise<Omit<Manifest, 'sha256'>> {
  const { snapshot, about, media, onProgress, sealing } = filling
  const { catalog } = snapshot
  await archive.addJson(HEAD, { ...about, sealing })
  await writePrivateFiles(archive)
  const server = await serverVersion(snapshot)
  const tables = await catalog.tables()
  await archive.addJson(ENTRIES.schema, { server, ...(await catalog.schema()), tables })
  const copied = await writeRows(archive, { snapshot, tables, onProgress })
  const files = await writeMedia(snapshot, archive, { kind: media, onProgress })
  const [migrations, sequences, leftOut] = [
    await migrationsOf(snapshot),
    await catalog.sequences(),
    await catalog.leftOut(),
  ]
  return { ...about, server, migrations, tables: copied, sequences, media: files, leftOut }
}

async function writeRows(
  archive: ArchiveWriter,
  { snapshot, tables, onProgress }: { snapshot: Snapshot; tables: Table[]; onProgress: Progress }
): Promise<TableRows[]> {
  const copied: TableRows[] = []
  for (const table of tables) {
    onProgress({ step: table.name, done: copied.length, total: tables.length })
    let piece = 0
    const rows = await copyOut(snapshot.client, table, (bytes) =>
      archive.add(ENTRIES.rows(table, ++piece), bytes)
    )
    copied.push({ ...table, ...rows })
  }
  return copied
}

async function serverVersion({ client }: Snapshot): Promise<number> {
  const { rows } = await client.query<{ server: number }>(
    `select current_setting('server_version_num')::int as server`
  )
  return rows[0]!.server
}

async function migrationsOf({ client }: Snapshot): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('public.adonis_schema') is not null as there`
  )
  if (!found[0]!.there) return []
  const { rows } = await client.query<{ name: string }>(
    'select name from public.adonis_schema order by id'
  )
  return rows.map(({ name }) => name)
}
