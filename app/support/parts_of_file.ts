import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const PART_BYTES = 2 ** 17

/**
 * What a file holds, part by part, in one small buffer: each part is gone when the next one is asked for. Whole files
 * in memory let the garbage collector stop the process twenty times a second while many pictures are uploaded.
 *
 * @throws the error of reading
 */
export async function* partsOf(path: string): AsyncGenerator<Buffer> {
  const part = Buffer.allocUnsafe(PART_BYTES)
  const file = await open(path)
  try {
    for (;;) {
      const { bytesRead } = await file.read(part)
      if (!bytesRead) return
      yield part.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** In hex. @throws the error of reading */
export async function sha256OfFile(path: string): Promise<string> {
  const sum = createHash('sha256')
  for await (const part of partsOf(path)) sum.update(part)
  return sum.digest('hex')
}
