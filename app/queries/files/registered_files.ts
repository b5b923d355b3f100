import MediaFile from '#models/media_file'

const BATCH = 500

/** All files of the registry by name, in batches. */
export async function* registeredFiles(): AsyncGenerator<MediaFile[]> {
  for (let files = await after(''); files.length; files = await after(files.at(-1)!.name))
    yield files
}

const after = (name: string) =>
  MediaFile.query().where('name', '>', name).orderBy('name').limit(BATCH)

export async function countFiles(): Promise<number> {
  const [row] = await MediaFile.query().count('* as total')
  return Number(row!.$extras.total)
}
