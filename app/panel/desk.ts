import site from '#config/site'
import { assets } from '#panel/assets'
import { navigation } from '#panel/navigation'
import { Times } from '#panel/times'
import { words } from '#panel/words'
import type { Viewer } from '#rules/viewer'

interface Desk {
  username: string
  theme: string
  timeZone: string
  hasShortcuts: boolean
  wantsUrgentMails: boolean
  wantsMorningMails: boolean
  viewer: Viewer
  routeName: string
}

/** What every page of the panel has at hand: words, times, where one can go, who one is. */
export function openDesk({ viewer, routeName, ...desk }: Desk) {
  return {
    ...{ desk, viewer, w: words, assets: assets.base },
    times: new Times(desk.timeZone || site.timeZone),
    nav: navigation(viewer, routeName),
  }
}

/** The same for pages that one sees before one is signed in. */
export const openDoor = () => ({ w: words, assets: assets.base })
