import router from '@adonisjs/core/services/router'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { panelPages, type PanelPage } from '#routing/panel_table'
import { caseAbout } from '#tests/helpers/moderating'
import { enter, PANEL_ROLES, type PanelRole } from '#tests/helpers/panel'
import { Visitor } from '#tests/helpers/visitor'

const RANK: Record<string, number> = {
  nobody: 0,
  member: 0,
  moderator: 2,
  lead: 3,
  staff: 4,
  admin: 5,
}
const NEEDED = { anyone: 0, moderator: 2, lead: 3, staff: 4, admin: 5 }

test.group('Who may open what of the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function visitorOf(role: PanelRole) {
    return role === 'nobody' ? new Visitor() : (await enter(role)).visitor
  }

  /** A path with ids of things that are there. */
  async function paths() {
    const product = await ProductFactory.with('user').with('category').create()
    const comment = await CommentFactory.merge({
      productId: product.id,
      userId: product.userId,
    }).create()
    const ids: Record<string, number> = {
      products: product.id,
      users: product.userId,
      comments: comment.id,
      queue: (await caseAbout({ kind: 'comment', id: comment.id })).id,
    }
    return ({ pattern }: PanelPage) =>
      pattern
        .replace(/(\w+)\/:id/, (_, kind: string) => `${kind}/${ids[kind] ?? 1}`)
        .replace(':image_id', '1')
        .replace(/:(job|batch)/, '00000000-0000-4000-8000-000000000000')
        .replace('*', 'products/nothing.webp')
  }

  test('is as each page says: {$self}')
    .with([...PANEL_ROLES])
    .run(async ({ assert }, role) => {
      const [visitor, fill] = [await visitorOf(role), await paths()]
      for (const page of panelPages()) {
        const path = fill(page)
        const isKnown = RANK[role]! > 0
        const may = RANK[role]! >= NEEDED[page.guard]
        // A form that is let through is refused for want of its token, which is told otherwise than a want of rights.
        const { status, text, location } =
          page.method === 'GET'
            ? await visitor.get(path)
            : await visitor.post(path, {}, { Origin: 'https://evil.example' })
        const what = `${page.method} ${path} as ${role}`
        if (page.guard === 'anyone') assert.oneOf(status, [200, 302, 400, 403, 503], what)
        else if (!isKnown) assert.deepEqual([status, location], [303, '/admin/sign-in'], what)
        else if (!may) assert.isTrue(status === 403 && text.includes('may not do this'), what)
        else if (page.method === 'POST') assert.include(text, 'another site sent it', what)
        else assert.oneOf(status, [200, 302, 404], `${what}: ${text.slice(0, 300)}`)
      }
    })

  test('is asked of every route below /admin but the one of its files', ({ assert }) => {
    const asked = new Set(panelPages().map(({ method, pattern }) => `${method} ${pattern}`))
    const routes = Object.values(router.toJSON())
      .flat()
      .filter(({ pattern }) => /^\/admin(\/|$)/.test(pattern))
      .flatMap(({ methods, pattern }) => methods.map((method) => `${method} ${pattern}`))
      .filter((route) => !route.startsWith('HEAD '))
    assert.deepEqual(
      routes.filter((route) => !asked.has(route)),
      ['GET /admin/assets/:version/:file']
    )
    assert.isAbove(routes.length, 80)
  })
})
