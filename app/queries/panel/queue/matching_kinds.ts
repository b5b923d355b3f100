import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { casesMatching } from '#queries/moderation/case_list'
import type { QueueQuery } from '#queries/panel/queue/next_case'
import { MAX_MATCHING } from '#rules/moderation_batch'

export interface MatchingKinds {
  /** one more than a batch takes when there are more */
  all: number
  comment: number
  product: number
  user: number
  appeals: number
}

/** How many cases of each kind a view finds. */
export async function matchingKinds({ filters, viewer }: QueueQuery): Promise<MatchingKinds> {
  const [row] = await select<MatchingKinds>({
    sql: sql`select count(*)::int as all,
        count(*) filter (where target_kind = 'comment')::int as comment,
        count(*) filter (where target_kind = 'product')::int as product,
        count(*) filter (where target_kind = 'user')::int as user,
        count(*) filter (where causes @> '{appeal}')::int as appeals
      from (select c.target_kind, c.causes ${casesMatching(filters, viewer)}
        limit ${MAX_MATCHING + 1}::int) found`,
  })
  return row!
}
