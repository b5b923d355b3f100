import { PanelPreferenceSchema } from '#database/schema'

/** How somebody wants the panel. */
export default class PanelPreference extends PanelPreferenceSchema {
  static table = 'panel_preferences'
}
