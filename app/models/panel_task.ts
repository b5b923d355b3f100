import { PanelTaskSchema } from '#database/schema'

/** Something that is done to many rows, in parts, behind a page that shows how far it is. */
export default class PanelTask extends PanelTaskSchema {
  static table = 'panel_tasks'
}
