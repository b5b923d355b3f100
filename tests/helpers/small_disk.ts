import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from '@japa/runner/core'
import { makeDataFolder } from '#tests/helpers/throwaway_folder'

export const NO_MOUNT = 'only root may mount a small disk'

const mount = (folder: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).status === 0

export const mayMount = process.getuid?.() === 0

/** A disk of two megabytes, which can be filled to the last byte. */
export function smallDisk({ cleanup }: Pick<TestContext, 'cleanup'>) {
  const folder = makeDataFolder('disk')
  if (!mount(folder)) throw new Error(NO_MOUNT)
  const remove = () => {
    execFileSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true })
  }
  process.once('exit', remove)
  cleanup(() => {
    process.removeListener('exit', remove)
    remove()
  })
  const filler = join(folder, 'filler')
  return {
    folder,
    fill() {
      for (let bytes = 2 ** 20; bytes; bytes >>= 1)
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' })
        } catch {}
    },
    free: () => rmSync(filler),
  }
}
