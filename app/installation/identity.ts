import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** A user of the system, by number. */
export interface Identity {
  uid: number
  gid: number
}

/** Linux's overflow user, which every kernel knows. */
const NOBODY: Identity = { uid: 65_534, gid: 65_534 }

/**
 * Who PostgreSQL runs as, since it refuses uid 0: `undefined` is the user we are; as root it is
 * the owner of the folder when that is somebody else, then `postgres`, then `nobody`.
 *
 * @param folder - where the cluster lies or will lie
 */
export function identityFor(folder: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  return ownerOf(folder) ?? account('postgres') ?? account('nobody') ?? NOBODY
}

/** Whether that user may enter the folder, its parents included; asked of the kernel, which knows ACLs too. */
export function canEnter(folder: string, identity: Identity): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...identity, cwd: '/' }).status === 0
}

function ownerOf(folder: string): Identity | undefined {
  const owner = statSync(folder, { throwIfNoEntry: false })
  return owner?.uid ? { uid: owner.uid, gid: owner.gid } : undefined
}

function account(name: string): Identity | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').match(
    new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm')
  )
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined
}
