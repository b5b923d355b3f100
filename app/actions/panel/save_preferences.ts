import PanelPreference from '#models/panel_preference'

interface Input {
  userId: number
  theme: 'auto' | 'light' | 'dark'
  density: 'comfortable' | 'compact'
  timeZone: string
  hasShortcuts: boolean
  /** of cases with a high score, at once */
  wantsUrgentMails: boolean
  /** of what waits for too long */
  wantsMorningMails: boolean
}

/** Keeps how somebody wants the panel. */
export default class SavePreferences {
  async handle({ userId, ...wanted }: Input): Promise<void> {
    await PanelPreference.updateOrCreate({ userId }, wanted)
  }
}
