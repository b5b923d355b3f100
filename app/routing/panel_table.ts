import type { Method } from '#routing/entry'

/** Who may open a page of the panel: anybody at its door, moderators, leads, staff, or admins alone. */
export type PanelGuard = 'anyone' | 'moderator' | 'lead' | 'staff' | 'admin'

/** A page of the panel, or a form that one of its pages sends. */
export interface PanelPage {
  name: string
  method: Method
  pattern: string
  guard: PanelGuard
  /** whether one has to have proved lately who one is */
  wantsProof: boolean
}

const pages: PanelPage[] = []

export const addPanelPage = (page: PanelPage): void => void pages.push(page)

/** Every page and form of the panel; the matrix of who may open which is generated from it. */
export const panelPages = (): readonly PanelPage[] => pages
