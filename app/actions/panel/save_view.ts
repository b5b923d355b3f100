import PanelView from '#models/panel_view'
import User from '#models/user'
import { atomically } from '#db/atomically'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { MAX_VIEWS, type SavedList } from '#rules/panel_lists'

interface Input {
  userId: number
  list: SavedList
  name: string
  /** of the list's address, without the page */
  query: string
}

/** Keeps a list as somebody sees it under a name of theirs; one that has the name gives way. */
export default class SaveView {
  /** @throws InvalidInputException when they have as many as one may */
  async handle({ userId, list, name, query }: Input): Promise<void> {
    await atomically(async (client) => {
      await User.query({ client }).where({ id: userId }).forUpdate().firstOrFail()
      const views = await PanelView.query({ client }).where({ userId, list })
      const isNew = !views.some((view) => view.name === name)
      const isFull = isNew && views.length >= MAX_VIEWS
      refuseProblems(
        isFull ? [{ path: ['name'], code: 'max_items', params: { max: MAX_VIEWS } }] : []
      )
      await PanelView.updateOrCreate({ userId, list, name }, { query }, { client })
    })
  }
}
