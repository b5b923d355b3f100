import sql from 'sql-template-tag'
import { List } from '#queries/lists/list'
import { cases } from '#queries/moderation/case_list'
import { caseRowsWith } from '#queries/moderation/case_rows'
import { standing, type Standing } from '#queries/panel/queue/case_standing'
import type { Case } from '#shapes/moderation_case'

/** A case with what says whether the viewer decides on it. */
export type DeskCase = Case & Standing

/** The queue as the panel shows it. */
export const deskCaseList = new List({
  ...cases,
  rows: (ids, { viewer }): Promise<DeskCase[]> =>
    caseRowsWith<Standing>({
      ...{ name: 'desk_case_rows', ids },
      more: sql`, ${standing(viewer?.id ?? 0)}`,
    }),
})
