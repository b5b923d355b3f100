/** How far a backup, a check or a restore is. */
export interface Step {
  /** what is being done: a table's name, or `files` */
  step: string
  done: number
  total?: number
}

export type Progress = (step: Step) => void

export const silently: Progress = () => {}
