import site from '#config/site'
import { assets } from '#panel/assets'
import { navigation } from '#panel/navigation'
import { Times } from '#panel/times'
import { words } from '#panel/words'
import { COUNTED_CASES } from '#rules/moderation'
import type { Viewer } from '#rules/viewer'

interface Desk {
  username: string
  theme: string
  density: string
  timeZone: string
  hasShortcuts: boolean
  wantsUrgentMails: boolean
  wantsMorningMails: boolean
  openCases: number
  viewer: Viewer
  routeName: string
}

/** What every page of the panel has at hand: words, times, where one can go, who one is. */
export function openDesk({ viewer, routeName, ...desk }: Desk) {
  return {
    ...{ desk, viewer, w: words, assets: assets.base },
    times: new Times(desk.timeZone || site.timeZone),
    nav: navigation(viewer, routeName, { queue: toldOpen(desk.openCases) }),
  }
}

/** How many cases are open, for the menu: `12`, `999+`, nothing for none. */
export const toldOpen = (count: number): string => {
  if (count === 0) return ''
  return count > COUNTED_CASES ? `${COUNTED_CASES}+` : String(count)
}

/** The same for pages that one sees before one is signed in. */
export const openDoor = () => ({ w: words, assets: assets.base })
