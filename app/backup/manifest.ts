import type { Sequence, Table } from '#backup/catalog/catalog'

/** Raised when a release before this one could not read what is written. */
export const FORMAT = 1

/** The first entry of an archive, by which a file is known as ours. */
export const HEAD = 'vitrin-backup.json'
/** The last one, without which an archive was cut off. */
export const MANIFEST = 'manifest.json'

/** The rows of one table, as they were written and as they have to be after a restore. */
export interface TableRows extends Table {
  rows: number
  /** of the text that COPY gives, in the order of the rows on the disk */
  sha256: string
}

/** Whether pictures are in the archive, or only their list. */
export type MediaKind = 'files' | 'list'

export interface MediaCount {
  kind: MediaKind
  files: number
  bytes: number
  /** files that rows name and no store has */
  missing: number
}

/** What an archive holds, and by what it is held against. */
export interface Manifest {
  format: number
  createdAt: string
  /** of Vitrin, which wrote it */
  version: string
  /** number of PostgreSQL's version, such as 180004 */
  server: number
  database: string
  /** of the schema, in the order in which they ran */
  migrations: string[]
  tables: TableRows[]
  sequences: Sequence[]
  media: MediaCount
  /** what of the database is not in here, a line each */
  leftOut: string[]
  /** over the names and bytes of all entries before this one */
  sha256: string
}

/** Entries in their order; rows come in numbered pieces below the folder of their table. */
export const ENTRIES = {
  privateFile: (name: string) => `private/${name}`,
  schema: 'database/schema.json',
  rows: (table: Table, piece: number) =>
    `${folderOf(table)}${String(piece).padStart(6, '0')}.copy.gz`,
  media: (store: string, name: string) => `media/${store}/${name}`,
  mediaList: (piece: number) => `media/list-${String(piece).padStart(6, '0')}.jsonl`,
}

/** Names of tables may hold anything. */
export const folderOf = ({ schema, name }: { schema: string; name: string }): string =>
  `database/rows/${encodeURIComponent(schema)}.${encodeURIComponent(name)}/`
