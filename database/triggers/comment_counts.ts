import { commentIsCounted } from '#database/rules'
import {
  onTruncate,
  perStatement,
  perUpdatedRow,
  triggerFunction,
} from '#database/triggers/statements'

/**
 * A count that has drifted must not make a write fail on its CHECK: it stops at 0, and
 * `counters:recount` mends it.
 */
const less = (column: string, n: string) => `${column} = greatest(${column} - ${n}, 0)`

/** products_product.comments_count. */
const COUNT_COMMENTS_OF_PRODUCTS = [
  // The plan is kept for the session: one made for a bulk load must not scan the table for a single comment.
  triggerFunction(
    'vitrin_comments_changed',
    `update products_product p
       set comments_count = greatest(p.comments_count + case tg_op when 'INSERT' then c.n else -c.n end, 0)
       from (select product_id, count(*) as n from changed where ${commentIsCounted('changed')}
         group by product_id) c
       where p.id = c.product_id`,
    'set enable_hashjoin = off set enable_mergejoin = off'
  ),
  triggerFunction(
    'vitrin_comment_moved',
    `update products_product set ${less('comments_count', '1')}
       where id = old.product_id and ${commentIsCounted('old')};
     update products_product set comments_count = comments_count + 1
       where id = new.product_id and ${commentIsCounted('new')}`
  ),
  triggerFunction(
    'vitrin_comments_truncated',
    `update products_product set comments_count = 0 where comments_count <> 0`
  ),
  ...perStatement('products_comment', 'vitrin_comments_changed'),
  perUpdatedRow(
    'products_comment',
    'vitrin_comment_moved',
    `${commentIsCounted('old')} <> ${commentIsCounted('new')} or old.product_id <> new.product_id`
  ),
  onTruncate('products_comment', 'vitrin_comments_truncated'),
]

/** A row each and not a statement each: what is no reply, as most comments are not, costs nothing. */
const onReply = (run: string, event: string, when: string) =>
  `create or replace trigger ${run}_${event} after ${event} on products_comment
     for each row when (${when}) execute function ${run}()`

/**
 * products_comment.replies_count. One function for all events: of a row that comes or goes the other side
 * is null, and so is its condition. The plan is kept for the session: one made for an empty table must not
 * scan a full one.
 */
const COUNT_REPLIES_OF_COMMENTS = [
  triggerFunction(
    'vitrin_reply_changed',
    `update products_comment set ${less('replies_count', '1')}
       where id = old.parent_id and ${commentIsCounted('old')};
     update products_comment set replies_count = replies_count + 1
       where id = new.parent_id and ${commentIsCounted('new')}`,
    'set enable_seqscan = off'
  ),
  onReply(
    'vitrin_reply_changed',
    'insert',
    `new.parent_id is not null and ${commentIsCounted('new')}`
  ),
  onReply(
    'vitrin_reply_changed',
    'delete',
    `old.parent_id is not null and ${commentIsCounted('old')}`
  ),
  onReply(
    'vitrin_reply_changed',
    'update',
    `${commentIsCounted('old')} <> ${commentIsCounted('new')}
       or old.parent_id is distinct from new.parent_id`
  ),
]

/**
 * A tombstone is kept for its replies and goes with the last of them. It is locked first, so that of two
 * last replies that are deleted at the same time the second sees the first one gone.
 */
const REMOVE_TOMBSTONES = [
  triggerFunction(
    'vitrin_reply_gone',
    `perform from products_comment where id = old.parent_id for no key update;
     delete from products_comment tombstone where id = old.parent_id and not is_active
       and deleted_at is not null
       and not exists (select from products_comment reply where reply.parent_id = tombstone.id)`,
    'set enable_seqscan = off'
  ),
  onReply('vitrin_reply_gone', 'delete', 'old.parent_id is not null'),
]

/**
 * Whoever likes a comment or takes the like back counts it in the same statement. Likes that go with the
 * user who gave them, by the cascade of the foreign key, are taken off here.
 */
const COUNT_LIKES_THAT_CASCADE = [
  triggerFunction(
    'vitrin_comment_like_gone',
    `update products_comment set ${less('likes_count', '1')} where id = old.comment_id`,
    'set enable_seqscan = off'
  ),
  `create or replace trigger vitrin_comment_like_gone after delete on products_commentlike
     for each row when (pg_trigger_depth() > 0) execute function vitrin_comment_like_gone()`,
]

export const COMMENT_COUNT_FUNCTIONS = [
  'vitrin_comments_changed',
  'vitrin_comment_moved',
  'vitrin_comments_truncated',
  'vitrin_reply_changed',
  'vitrin_reply_gone',
  'vitrin_comment_like_gone',
]

export const COUNT_COMMENTS = [
  ...COUNT_COMMENTS_OF_PRODUCTS,
  ...COUNT_REPLIES_OF_COMMENTS,
  ...REMOVE_TOMBSTONES,
  ...COUNT_LIKES_THAT_CASCADE,
]
