import { randomUUID } from 'node:crypto'
import {
  copyFile,
  mkdir,
  open,
  opendir,
  readFile,
  rename,
  rm,
  stat,
  type FileHandle,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { FSDriver } from 'flydrive/drivers/fs'
import { INCOMING } from '#storage/names'
import { FileMissing, type Store, type StoredFile } from '#storage/store'
import type { ByteRange } from '#support/byte_range'

/** Passes through a private folder are for us alone. */
const MODES = { public: 0o755, private: 0o700 }

/** A store in a folder of this machine. Drive's own writes and moves can be seen, or cut off, half way. */
export class FolderStore implements Store {
  readonly #folder: string

  constructor(private driver: FSDriver) {
    this.#folder = String(driver.options.location)
  }

  async put(name: string, content: Buffer | string): Promise<void> {
    const incoming = this.#path(`${INCOMING}${randomUUID()}`)
    await this.#makeFolders(incoming, this.#path(name))
    try {
      await writeSafely(incoming, content)
      await rename(incoming, this.#path(name))
    } finally {
      await rm(incoming, { force: true })
    }
  }

  async read(name: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.#path(name))
    const found = await file.stat()
    if (found.isFile()) return file.createReadStream(range)
    await file.close()
    throw new FileMissing(name)
  }

  async bytes(name: string): Promise<Buffer> {
    return readFile(this.#path(name))
  }

  async stat(name: string): Promise<StoredFile> {
    const found = await stat(this.#path(name))
    if (!found.isFile()) throw new FileMissing(name)
    return { name, size: found.size, modifiedAt: found.mtime }
  }

  async delete(names: string[]): Promise<void> {
    for (const name of names) await this.driver.delete(name)
  }

  async *list(prefix: string): AsyncIterable<StoredFile> {
    const folder = await opendir(this.#path(prefix)).catch(nothingIfMissing)
    for await (const entry of folder ?? []) {
      const name = `${prefix}${entry.name}`
      if (entry.isDirectory()) yield* this.list(`${name}/`)
      // One that is deleted meanwhile is not there.
      const file = entry.isFile() && (await this.stat(name).catch(nothingIfMissing))
      if (file) yield file
    }
  }

  #path(name: string): string {
    return join(this.#folder, name)
  }

  async #makeFolders(...files: string[]): Promise<void> {
    await mkdir(dirname(this.#folder), { recursive: true })
    await mkdir(this.#folder, { mode: MODES[this.driver.options.visibility] }).catch(ifMade)
    for (const file of files) await mkdir(dirname(file), { recursive: true })
  }
}

/** On the disk when this returns, so that no name is ever given to less than the whole file. */
async function writeSafely(path: string, content: Buffer | string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    if (typeof content === 'string') await copyInto(file, path, content)
    else await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The kernel copies, so that nothing of it passes through the event loop; it copies the rights as well. */
async function copyInto(file: FileHandle, path: string, source: string): Promise<void> {
  const { mode } = await file.stat()
  await copyFile(source, path)
  await file.chmod(mode)
}

function nothingIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

function ifMade(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
