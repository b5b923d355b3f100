import type { Plan } from '#backup/plan'
import type { MediaBack } from '#backup/media_in'
import type { PrivateBack } from '#backup/private_back'
import type { Restored } from '#backup/restore'

const KEYS = ['APP_KEY', 'JWT_SIGNING_KEY', 'SECRET_KEY']

const WAYS = {
  empty: ({ database }: Plan) => `into the empty database ${database}`,
  beside: ({ database, kept }: Plan) => `as ${database}; the old one is kept as ${kept}`,
  into: ({ database }: Plan) =>
    `into the new database ${database}; pictures, keys and what is served are as they were`,
}

/** What a restore did, or would do, as JSON and as lines for people. Values of settings are never told. */
export function reportOf(plan: Plan, restored?: Restored): { data: object; lines: string[] } {
  const { path, manifest, way, database, kept = null } = plan
  const { createdAt, version, tables, media } = manifest
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const nothing = { migrated: null, media: null, settings: null }
  const about = { file: path, created_at: createdAt, version, way, database, kept, rows }
  const data = { ...about, done: Boolean(restored), ...nothing, ...restored }
  const verb = restored ? 'restored' : 'would restore'
  const what = `${rows} rows and ${media.files} files as they were on ${createdAt}`
  const lines = [`${verb} ${what}, ${WAYS[way](plan)}`]
  return { data, lines: restored ? [...lines, ...details(restored)] : lines }
}

function details({ migrated, media, settings }: Restored): string[] {
  return [
    ...(migrated.length ? [`brought up to this release by ${migrated.length} migrations`] : []),
    ...(media ? fileLines(media) : []),
    ...(settings ? settingLines(settings) : []),
  ]
}

function fileLines({ put, same, replaced, missing }: MediaBack): string[] {
  const aside = replaced ? ' (the old ones lie below replaced/ in the private store)' : ''
  const lines = [`files: ${put} put back, ${same} were there, ${replaced} replaced${aside}`]
  return missing ? [...lines, `${missing} files that the backup only lists are in no store`] : lines
}

function settingLines({ put, kept, differing, file }: PrivateBack): string[] {
  const keys = differing.filter((name) => KEYS.includes(name)).join(' and ')
  return [
    ...put.map((name) => `put back ${name}`),
    ...kept.map((path) => `what was there before is kept as ${path}`),
    ...(file
      ? [`settings of the backup that are others here: ${differing.join(', ')}; see ${file}`]
      : []),
    ...(keys ? [`everybody has to sign in again, unless ${keys} are set as in ${file}`] : []),
  ]
}
