import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import AppealDecision from '#actions/moderation/appeal_decision'
import { CategoryFactory } from '#database/factories/category_factory'
import { UserFactory } from '#database/factories/user_factory'
import Case from '#models/case'
import Product from '#models/product'
import ProductImage from '#models/product_image'
import { findViewer } from '#queries/users/find_viewer'
import type { Viewer } from '#rules/viewer'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { filesOf, gallery, shades } from '#tests/helpers/gallery'
import { caseAbout, decide } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'
import type { ApiClient } from '@japa/api-client'

const REASON = { version: '1', reason: 'other' }

/** An open case about a product with two pictures. */
async function queuedProduct(client: ApiClient) {
  const { product, upload } = await gallery(client)
  await upload(await shades(2))
  const images = await ProductImage.query().where({ productId: product.id }).orderBy('id')
  const path = `/admin/queue/${(await caseAbout({ kind: 'product', id: product.id })).id}`
  return { product, images, path, form: `${path}/decisions` }
}

test.group('What a decision on a case of the panel says more of', (group) => {
  group.each.setup(emptyAfterwards)

  test('moves a product to a category that is chosen, and back', async ({ assert, client }) => {
    const { visitor } = await enter('moderator')
    const { product, path, form } = await queuedProduct(client)
    const category = await CategoryFactory.merge({ name: 'Clocks' }).create()
    await CategoryFactory.merge({ name: 'Shut away', isActive: false }).create()
    const shown = await visitor.get(path)
    assert.match(shown.text, /<option[^>]*>\s*Clocks\s*</)
    assert.notInclude(shown.text, 'Shut away')
    assert.notMatch(shown.text, /<option[^>]*>\s*Lamps\s*</)

    const chosen = {
      ...REASON,
      verb: 'recategorise',
      category_id: String(category.id),
      also: 'warn',
    }
    const { location } = await visitor.submitTo(form, path, chosen)

    assert.equal((await Product.findOrFail(product.id)).categoryId, category.id)
    const { text } = await visitor.get(location!)
    assert.include(text, `Move it: product ${product.id}.`)
    await visitor.submitTo(/action="(\/admin\/decisions\/\d+\/undo)"/.exec(text)![1]!, path)
    assert.equal((await Product.findOrFail(product.id)).categoryId, product.categoryId)
  })

  test('says what undoing could not bring back', async ({ assert, client }) => {
    const { visitor } = await enter('moderator')
    const { product, path, form } = await queuedProduct(client)
    const { id } = await CategoryFactory.create()
    const chosen = { ...REASON, verb: 'recategorise', category_id: String(id) }
    const { location } = await visitor.submitTo(form, path, chosen)
    await db.from('products_category').where('id', product.categoryId).delete()
    const { text } = await visitor.get(location!)
    await visitor.submitTo(/action="(\/admin\/decisions\/\d+\/undo)"/.exec(text)![1]!, path)
    const shown = await visitor.get(path)
    assert.include(shown.text, 'The decision is undone.')
    assert.include(shown.text, 'its category of before is gone, or it was moved since')
  })

  test('takes one picture away, of several the one that is chosen', async ({ assert, client }) => {
    const { visitor } = await enter('moderator')
    const { product, images, path, form } = await queuedProduct(client)
    const chosen = { ...REASON, verb: 'remove_image', image_id: String(images[0]!.id) }

    await visitor.submitTo(form, path, chosen)

    const left = await ProductImage.query().where({ productId: product.id, isActive: true })
    assert.deepEqual(
      left.map(({ id, isPrimary }) => [id, isPrimary]),
      [[images[1]!.id, true]]
    )
  })

  test('is nothing as long as nothing is chosen', async ({ assert, client }) => {
    const { visitor } = await enter('moderator')
    const { path } = await queuedProduct(client)
    const blank = (label: string) => new RegExp(`<option\\s+value=""[^>]*>\\s*${label}`)
    const kase = await visitor.get(path)
    assert.match(kase.text, blank('Choose a category'))
    assert.match(kase.text, blank('Choose a picture'))
  })

  test('is told beside its field when it is missing or gone: {verb} {field}')
    .with([
      { verb: 'recategorise', field: 'category_id', value: '' },
      { verb: 'recategorise', field: 'category_id', value: '999999' },
      { verb: 'recategorise', field: 'category_id', value: 'x' },
      { verb: 'remove_image', field: 'image_id', value: '' },
      { verb: 'remove_image', field: 'image_id', value: '999999' },
    ])
    .run(async ({ assert, client }, { verb, field, value }) => {
      const { visitor } = await enter('moderator')
      const { path, form } = await queuedProduct(client)
      const typed = { text: 'It stands on the wrong shelf', note: 'Again' }
      await visitor.submitTo(form, path, { ...REASON, ...typed, verb, [field]: value })
      const { text } = await visitor.get(path)
      assert.include(text, `id="f-${field}-error"`)
      assert.include(text, `href="#f-${field}"`)
      for (const one of Object.values(typed)) assert.include(text, `${one}</textarea>`)
      assert.isEmpty(await db.from('moderation_decision'))
    })

  test('is not taken on a row of the queue, where nothing can be chosen: {$self}')
    .with(['recategorise', 'remove_image'])
    .run(async ({ assert }, verb) => {
      const { visitor } = await enter('moderator')
      const { about } = await queuedComment()
      const choice = `${about.id}:1:${verb}:other`
      const { status } = await visitor.submitTo('/admin/queue/decisions', '/admin/queue', {
        choice,
      })
      assert.equal(status, 303)
      assert.isEmpty(await db.from('moderation_decision'))
    })

  test('has a lead see first how many public files go at once, and change their mind', async ({
    assert,
    client,
  }) => {
    const { visitor } = await enter('lead')
    const { product, path, form } = await queuedProduct(client)
    const publicFiles = async () =>
      (await filesOf(product.id)).filter((file) => file.startsWith('public'))
    const before = await publicFiles()
    assert.isNotEmpty(before)
    const blank = { category_id: '', image_id: '' }
    const typed = { text: 'Not <this>', note: 'Look' }
    const fields = { ...REASON, ...blank, ...typed, verb: 'hide', purge: 'yes' }

    const look = await visitor.submitTo(form, path, fields)
    assert.equal(look.status, 200)
    assert.include(look.text, `Take away at once: ${before.length} public files`)
    assert.isEmpty(await db.from('moderation_decision'))
    const back = await visitor.submitTo(form, path, { ...fields, step: 'back' })
    assert.include(back.text, 'Not &lt;this&gt;</textarea>')
    assert.match(back.text, /name="purge"\s+value="yes"\s+checked/)
    await visitor.submitTo(form, path, { ...fields, step: 'confirmed' })

    assert.equal((await Product.findOrFail(product.id)).moderationState, 'hidden')
    assert.isEmpty(await publicFiles())
  })

  test('lets nobody but leads take files away at once', async ({ assert, client }) => {
    const { visitor } = await enter('moderator')
    const { path, form } = await queuedProduct(client)
    const fields = { ...REASON, verb: 'hide', purge: 'yes', step: 'confirmed' }
    const { status } = await visitor.submitTo(form, path, fields)
    assert.equal(status, 403)
    assert.isEmpty(await db.from('moderation_decision'))
  })
})

test.group('Who has nothing to decide on a case of the panel', (group) => {
  group.each.setup(emptyAfterwards)

  test('is told so where its author ranks higher', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { about, path } = await queuedComment()
    const lead = await UserFactory.apply('lead').create()
    await about.merge({ subjectId: lead.id }).save()
    const { text } = await visitor.get(path)
    assert.include(text, 'The author ranks higher than you')
    assert.notInclude(text, 'name="verb"')
  })

  test('asks a lead where somebody objects to a decision of their own', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    const { about, author, decisions, path } = await queuedComment()
    const viewer = (await findViewer(user.id)) as Viewer
    const { decision } = await decide(about, viewer, [{ kind: 'hide' }])
    await new AppealDecision().handle({ decisionId: decision.id, author, text: 'It is fine' })
    const { id } = await Case.findByOrFail('state', 'open')
    const appealed = path.replace(String(about.id), String(id))
    const { text } = await visitor.get(appealed)
    assert.include(text, 'The appeal is against your decision')
    assert.deepEqual(
      [...text.matchAll(/name="verb"\s+value="(\w+)"/g)].map(([, verb]) => verb),
      ['escalate']
    )
    const form = decisions.replace(String(about.id), String(id))
    await visitor.submitTo(form, appealed, { ...REASON, verb: 'escalate' })
    assert.equal((await Case.findOrFail(id)).state, 'escalated')
  })
})
