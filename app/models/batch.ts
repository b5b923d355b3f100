import { ModerationBatchSchema } from '#database/schema'

/** One decision on many cases; which ones, as they were seen, stands in `moderation_batchcase`. */
export default class Batch extends ModerationBatchSchema {
  static table = 'moderation_batch'
}
