import { dirname } from 'node:path/posix'
import db from '@adonisjs/lucid/services/db'
import { holdFolder } from '#db/advisory_keys'

/**
 * Does work on files of a folder while nobody else does. The lock has a transaction of its own, so that
 * rows are committed as the work goes on.
 */
export const whileHoldingFolder = <T>(folder: string, work: () => Promise<T>): Promise<T> =>
  db.transaction(async (client) => {
    await holdFolder(folder, client)
    return work()
  })

/** The folder under whose lock a file is put, moved and deleted; an original's is that of its picture. */
export const folderHolding = (name: string): string => dirname(name.replace(/^originals\//, ''))
