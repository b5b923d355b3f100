import type pg from 'pg'

const PAGE = 1000

/** A file that rows name. Size and digest are known of files that this server made. */
export interface NamedFile {
  name: string
  is_public: boolean
  size: string | null
  sha256: string | null
}

/** Those that Django stored have a row of their own when they were adopted. */
const DJANGOS = `
  select distinct name, true as is_public, null::bigint as size, null::text as sha256 from (
    select image from public.products_productimage union all select avatar from public.users_userprofile
    union all select image from public.products_category) named (name) where name <> ''`
const REGISTERED = `select name, is_public, size_bytes as size, sha256 from public.media_files`
const ALL = `${REGISTERED} union all select * from (${DJANGOS}) django
  where not exists (select from public.media_files m where m.name = django.name)`

/** The files that the rows of a snapshot name, in pages; earlier releases have no registry of them. */
export async function* namedFiles(client: pg.Client): AsyncIterable<NamedFile[]> {
  const { rows: found } = await client.query<{ pictures: boolean; registry: boolean }>(
    `select to_regclass('public.products_productimage') is not null as pictures, to_regclass('public.media_files') is not null as registry`
  )
  if (!found[0]!.pictures) return
  const query = found[0]!.registry ? ALL : DJANGOS
  await client.query(`declare named_files no scroll cursor for ${query}`)
  for (;;) {
    const { rows } = await client.query<NamedFile>(`fetch ${PAGE} from named_files`)
    if (!rows.length) return
    yield rows
  }
}
