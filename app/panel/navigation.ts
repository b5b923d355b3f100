import { words } from '#panel/words'
import { RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

type Guard = 'moderator' | 'lead' | 'staff' | 'admin'

interface Place {
  name: keyof typeof words.nav
  href: string
  guard: Guard
}

const place = (name: Place['name'], guard: Guard = 'moderator'): Place => ({
  name,
  href: `/admin/${name}`,
  guard,
})

/** Where one can go, in the order of the menu. */
const GROUPS = {
  work: [{ ...place('start'), href: '/admin' }, place('queue'), place('reports'), place('appeals')],
  catalogue: [
    place('products'),
    place('categories'),
    place('tags'),
    place('comments'),
    place('users'),
  ],
  system: [
    place('reasons', 'admin'),
    place('rules', 'admin'),
    place('audit', 'lead'),
    place('jobs', 'staff'),
    place('settings', 'admin'),
  ],
} satisfies Record<string, Place[]>

const may = (viewer: Viewer, guard: Guard) =>
  ({
    moderator: viewer.isModerator,
    lead: viewer.rank >= RANKS.lead,
    staff: viewer.isStaff,
    admin: viewer.isAdmin,
  })[guard]

/** What waits behind a place, as it is told beside its name; '' for nothing. */
type Waiting = { [Name in Place['name']]?: string }

/** The menu as this viewer has it. @param routeName - of the page that is shown: `admin.products.show` */
export function navigation(viewer: Viewer, routeName: string, waiting: Waiting) {
  const [, current] = routeName.split('.')
  return Object.entries(GROUPS).flatMap(([group, places]) => {
    const open = places.filter(({ guard }) => may(viewer, guard))
    const links = open.map(({ name, href }) => ({
      ...{ href, label: words.nav[name], isCurrent: name === current, count: waiting[name] },
    }))
    return links.length ? [{ name: group, label: words.navGroups[group as 'system'], links }] : []
  })
}
