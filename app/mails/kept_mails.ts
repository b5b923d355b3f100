import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mailFolder } from '#mails/folder'

const MAX_SHOWN = 50

export interface KeptMail {
  /** of its files, which begins with the time */
  name: string
  subject: string
  to: string[]
  text: string
}

/** The newest mails of the folder, the newest first. */
export async function keptMails(): Promise<KeptMail[]> {
  const files = await readdir(mailFolder()).catch(() => [])
  const newest = files
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .toReversed()
  return Promise.all(newest.slice(0, MAX_SHOWN).map(read))
}

async function read(file: string): Promise<KeptMail> {
  const { to, subject, text } = JSON.parse(await readFile(join(mailFolder(), file), 'utf8'))
  return { name: file.replace(/\.json$/, ''), subject, to, text }
}
