import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import DeleteFiles from '#actions/files/delete_files'
import { endOldHolds } from '#actions/files/holds'
import PlaceFiles from '#actions/files/place_files'
import { noticeOutageBehind } from '#db/outage'
import MediaPlacement from '#models/media_placement'
import { enqueue } from '#queue/enqueue'
import { settleFiles } from '#queue/files'

/** With the worker's polling, and a minute for all of it, well within a minute. */
const PAUSE_SECONDS = 20
const TOGETHER = 4

/**
 * Does to files what was noted by whoever wrote, Django included. It costs two looks into small tables. What
 * fails is noted still, and tried again at the next turn: that is worth no place in the dead list.
 */
export default class SettleFiles {
  async handle(): Promise<void> {
    await this.#try(endOldHolds)
    await this.#try(() => new DeleteFiles().handle())
    for (
      let notes = await notesAfter(0);
      notes.length;
      notes = await notesAfter(notes.at(-1)!.version)
    )
      await Promise.all(notes.map(({ owner }) => this.#try(() => new PlaceFiles().handle(owner))))
    await enqueue(settleFiles, {}, { client: db.connection(), afterSeconds: PAUSE_SECONDS })
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    await work().catch(async (err: unknown) => {
      if (await noticeOutageBehind(err)) return
      logger.warn({ err }, 'files could not be placed or deleted; they are tried again')
    })
  }
}

const notesAfter = (version: number) =>
  MediaPlacement.query().where('version', '>', version).orderBy('version').limit(TOGETHER)
