import { PanelViewSchema } from '#database/schema'

/** A list of the panel as somebody wants to see it again. */
export default class PanelView extends PanelViewSchema {
  static table = 'panel_views'
}
