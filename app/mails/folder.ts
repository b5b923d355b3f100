import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import env from '#start/env'
import { dataFolder } from '#installation/data_folder'

/** Where mails lie that no server is there for. */
export const mailFolder = () => join(dataFolder(env.get('VITRIN_DATA_DIR')), 'mails')

/** Its owner alone may read a mail: it may hold a link to an account. @returns the file */
export async function keepInFolder(name: string, source: string | Buffer): Promise<string> {
  await mkdir(mailFolder(), { recursive: true, mode: 0o700 })
  const file = join(mailFolder(), name)
  await writeFile(file, source, { mode: 0o600 })
  return file
}
