import PanelView from '#models/panel_view'
import type { SavedList } from '#rules/panel_lists'

interface Input {
  userId: number
  id: number
}

/** Forgets a saved view of somebody. */
export default class ForgetView {
  /** @returns the list that it was of; @throws E_ROW_NOT_FOUND */
  async handle({ userId, id }: Input): Promise<SavedList> {
    const view = await PanelView.query().where({ userId, id }).firstOrFail()
    await view.delete()
    return view.list
  }
}
