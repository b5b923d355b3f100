import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { mailFolder } from '#mails/folder'

/** Mails, of which each has two files. */
const MAX_KEPT = 1000
const AT_ONCE = 20

/** Deletes the files of mails that were kept before some time, and of all but the newest thousand. */
export async function forgetKept(before: Date): Promise<void> {
  const files = await readdir(mailFolder()).catch(() => [])
  // A name begins with its time.
  const names = [...new Set(files.map((file) => file.replace(/\.\w+$/, '')))]
    .toSorted()
    .toReversed()
  const old = before.toISOString().replace(/[:.]/g, '-')
  const forgotten = new Set(names.filter((name, place) => place >= MAX_KEPT || name < old))
  const limit = pLimit(AT_ONCE)
  const going = files.filter((file) => forgotten.has(file.replace(/\.\w+$/, '')))
  await Promise.all(going.map((file) => limit(() => rm(join(mailFolder(), file), { force: true }))))
}
