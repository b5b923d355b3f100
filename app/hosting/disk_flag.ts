import type { Disk } from '#storage/place'
import { CommandFailure, EXIT } from '#hosting/command_failure'

const DISKS: string[] = ['fs', 's3'] satisfies Disk[]

/** The disk that a flag names. @throws CommandFailure for another word, and for one that the settings have no place for */
export async function diskNamed(flag: string, disk: string | undefined): Promise<Disk> {
  if (disk === undefined || !DISKS.includes(disk))
    throw new CommandFailure(`--${flag} is fs or s3`, EXIT.usage)
  const { default: storage } = await import('#config/storage')
  if (!storage.places[disk as Disk])
    throw new CommandFailure('S3_BUCKET is not set: there are no buckets', EXIT.usage)
  return disk as Disk
}
