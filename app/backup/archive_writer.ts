import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, rename, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pack } from 'tar-stream'
import { HEAD, MANIFEST, type Manifest } from '#backup/manifest'
import type { Seal } from '#backup/seal'

/** In the place of the name that a whole file gets. */
const PART = '.part'

/**
 * Writes a tar that only its owner may read. It has its name when all of it is on the disk, so that a writer
 * that was killed leaves nothing that looks whole.
 */
export class ArchiveWriter {
  #pack = pack()
  #digest = createHash('sha256')
  #written: Promise<void>
  #discard = () => rmSync(this.#part, { force: true })
  readonly #part: string

  private constructor(
    readonly path: string,
    private file: FileHandle,
    private seal: Seal | undefined
  ) {
    this.#part = path + PART
    this.#written = pipeline(this.#pack, file.createWriteStream({ flush: true }))
    // Heard by whoever waits for the next entry.
    this.#written.catch(() => {})
    process.once('exit', this.#discard)
  }

  /**
   * @param seal - for the bytes of all entries but the first
   * @throws NodeJS.ErrnoException, EEXIST when somebody writes there
   */
  static async create(path: string, seal?: Seal): Promise<ArchiveWriter> {
    return new ArchiveWriter(path, await open(path + PART, 'wx', 0o600), seal)
  }

  async add(name: string, bytes: Buffer): Promise<void> {
    this.#digest.update(`${name}\n${bytes.length}\n`).update(bytes)
    await this.#add(name, bytes)
  }

  addJson(name: string, value: unknown): Promise<void> {
    return this.add(name, Buffer.from(JSON.stringify(value)))
  }

  /** Ends the archive with its manifest and gives it its name. */
  async finish(manifest: Omit<Manifest, 'sha256'>): Promise<Manifest> {
    const whole = { ...manifest, sha256: this.#digest.digest('hex') }
    await this.#add(MANIFEST, Buffer.from(JSON.stringify(whole)))
    this.#pack.finalize()
    await this.#written
    await rename(this.#part, this.path)
    await syncFolder(dirname(this.path))
    process.off('exit', this.#discard)
    return whole
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    this.#pack.destroy()
    await this.#written.catch(() => {})
    await this.file.close().catch(() => {})
    this.#discard()
    process.off('exit', this.#discard)
  }

  async #add(name: string, plain: Buffer): Promise<void> {
    const bytes = name === HEAD ? plain : (this.seal?.close(name, plain) ?? plain)
    try {
      await new Promise<void>((resolve, reject) => {
        const header = { name, size: bytes.length, mode: 0o600 }
        this.#pack.entry(header, bytes, (error) => (error ? reject(error) : resolve()))
      })
    } catch (error) {
      // What the disk said has ended the pack as well.
      await this.#written
      throw error
    }
  }
}

/** A rename is kept when the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
