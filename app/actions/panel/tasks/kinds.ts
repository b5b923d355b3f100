import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { mergeCategoryPart } from '#actions/categories/move_into_category'
import { mergeTagPart } from '#actions/tags/move_into_tag'
import { bulkPart } from '#actions/panel/bulk/bulk_part'
import type { TaskInputs, TaskKind } from '#rules/panel_tasks'

/** What one part of a task came to. */
export interface Part {
  done: number
  failed?: number
  /** whether nothing is left */
  isLast: boolean
}

/** Does the next rows of a task. It may run again after it was cut off: what is done is not done twice. */
type DoPart<Input> = (
  input: Input,
  client: TransactionClientContract,
  /** how many rows were gone through before */
  position: number
) => Promise<Part>

const PARTS: { [Kind in TaskKind]: DoPart<TaskInputs[Kind]> } = {
  merge_category: mergeCategoryPart,
  merge_tag: mergeTagPart,
  products_bulk: bulkPart,
  comments_bulk: bulkPart,
  users_bulk: bulkPart,
}

/** What does a part of a task; the input is of its kind. */
export const partOf = (kind: TaskKind) => PARTS[kind] as DoPart<object>
