import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { PASSWORD } from '#database/factories/user_factory'
import Group from '#models/group'
import type User from '#models/user'
import { words } from '#panel/words'
import { panelPages } from '#routing/panel_table'
import { enter } from '#tests/helpers/panel'
import {
  cleared,
  everyForm,
  filled,
  isWritten,
  shownIn,
  writtenOf,
} from '#tests/helpers/panel_forms'
import type { Visitor } from '#tests/helpers/visitor'

const SIGN_IN = '/admin/sign-in'

/** All that can be written, or nothing of what stood there. */
const WAYS = { filled, cleared }

/** Forms in which nobody writes, on pages that the scene does not have; or in which all that is written is secret. */
const ELSEWHERE = [
  ...['admin.sign_in.store', 'admin.sign_in.code.store', 'admin.proof.code.store'],
  ...['admin.account.two_factor.confirm', 'admin.account.two_factor.renew'],
  ...['admin.account.two_factor.end', 'admin.account.sessions.destroy'],
  ...['admin.users.sessions.update', 'admin.users.sessions.destroy'],
  ...[
    'admin.jobs.update',
    'admin.jobs.destroy',
    'admin.decisions.undo.store',
    'admin.bulk.undo.store',
    'admin.queue.batches.undo.store',
    'admin.queue.batches.update',
    'admin.tasks.update',
  ],
  ...['admin.queue.hold.store', 'admin.queue.hold.destroy', 'admin.queue.claim.destroy'],
]

test.group('What is written into the forms of the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function scene() {
    const { visitor, user } = await enter('admin')
    const forms = await everyForm(visitor, user.id)
    return { visitor, user, forms, written: forms.filter(({ fields }) => fields.some(isWritten)) }
  }

  /** Whatever session there was has ended. */
  async function signIn({ email }: User, visitor: Visitor) {
    await db.from('web_sessions').whereNot('data', 'like', '%"kept"%').delete()
    return visitor.submit(SIGN_IN, { email, password: PASSWORD })
  }

  test('is asked for by forms that this test knows, all of them', async ({ assert }) => {
    const { forms, written } = await scene()
    const known = [...forms.map(({ name }) => name), ...ELSEWHERE]
    const all = panelPages().filter(({ method }) => method === 'POST')
    assert.deepEqual(
      all.map(({ name }) => name).filter((name) => !known.includes(name)),
      []
    )
    assert.isAbove(written.length, 20)
    const names = written.flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'text'))
    const nameless = names.filter(({ name }) => !(name in words.fields)).map(({ name }) => name)
    assert.deepEqual(nameless, [])
  })

  test('is in the form again after an error, which is named and linked to: {$self}')
    .with(Object.keys(WAYS) as (keyof typeof WAYS)[])
    .run(async ({ assert }, way) => {
      const { visitor, written } = await scene()
      const lost: Record<string, unknown> = {}
      let refused = 0
      for (const form of written) {
        const fields = WAYS[way](form)
        const long = form.fields.find(({ kind, maxlength }) => kind === 'text' && maxlength)
        const choice = form.fields.find(({ kind }) => kind === 'choice')
        if (long) fields[long.name] = ['x'.repeat(long.maxlength! + 1)]
        else if (choice) fields[choice.name] = ['no_such_choice']
        const { location, status } = await visitor.submitLists(form.action, form.page, fields)
        if (status !== 303) continue
        const { text } = await visitor.get(
          new URL(location!, 'http://x').pathname + new URL(location!, 'http://x').search
        )
        if (!text.includes('has to be mended') && !text.includes('have to be mended')) continue
        refused += 1
        const wanted = writtenOf(form, fields)
        if (!long && choice) delete wanted[choice.name]
        const shown = shownIn(text, form)
        for (const [name, values] of Object.entries(wanted))
          if (String(shown[name]) !== String(values)) lost[`${form.name} ${name}`] = shown[name]
        for (const [, id] of text.matchAll(/<a href="#(f-[\w-]+)"/g))
          if (!text.includes(`id="${id}"`)) lost[`${form.name} #${id}`] = 'leads nowhere'
      }
      assert.deepEqual(lost, {})
      assert.isAbove(refused, 15)
    })

  test('is in the form again after a sign-in, when the session ran out: {$self}')
    .with(Object.keys(WAYS) as (keyof typeof WAYS)[])
    .run(async ({ assert }, way) => {
      const { visitor, user, written } = await scene()
      const lost: Record<string, unknown> = {}
      for (const form of written) {
        await db.from('web_sessions').delete()
        const fields = WAYS[way](form)
        const away = await visitor.submitLists(form.action, form.page, fields)
        assert.deepEqual([away.status, away.location], [303, SIGN_IN], form.name)
        const back = await signIn(user, visitor)
        assert.equal(back.location, form.page, form.name)
        const { text } = await visitor.get(form.page)
        const shown = shownIn(text, form)
        for (const [name, values] of Object.entries(writtenOf(form, fields)))
          if (String(shown[name]) !== String(values)) lost[`${form.name} ${name}`] = shown[name]
      }
      assert.deepEqual(lost, {})
    })

  test('is in the form again when the token of the form was of another session', async ({
    assert,
  }) => {
    const { visitor, written } = await scene()
    const lost: Record<string, unknown> = {}
    for (const form of written) {
      const fields = { ...filled(form), _csrf: ['of-another-session'] }
      const { status } = await visitor.submitLists(form.action, form.page, fields)
      assert.equal(status, 303, form.name)
      const { text } = await visitor.get(form.page)
      assert.include(text, 'you signed in anew', form.name)
      const shown = shownIn(text, form)
      for (const [name, values] of Object.entries(writtenOf(form, fields)))
        if (String(shown[name]) !== String(values)) lost[`${form.name} ${name}`] = shown[name]
    }
    assert.deepEqual(lost, {})
  })

  test('is shown to whoever lost the right to send it', async ({ assert }) => {
    const { visitor, user, written } = await scene()
    const moderators = await Group.firstOrCreate({ name: Group.MODERATORS })
    await user.related('groups').attach([moderators.id])
    const lost: string[] = []
    for (const form of written) {
      const texts = form.fields.filter(({ kind }) => kind === 'text')
      if (!texts.length) continue
      await user.merge({ isStaff: true, isSuperuser: true }).save()
      await signIn(user, visitor)
      await user.merge({ isStaff: false, isSuperuser: false }).save()
      await visitor.submitLists(form.action, form.page, filled(form))
      const { location } = await signIn(user, visitor)
      const { text } = await visitor.get(location!)
      for (const { name, maxlength } of texts)
        if (!text.includes(`Typed ${name}`.slice(0, maxlength))) lost.push(`${form.name} ${name}`)
    }
    assert.deepEqual(lost, [])
  })

  test('is shown beside a refusal that cannot be mended, and not when another site sent it', async ({
    assert,
  }) => {
    const { visitor } = await enter('moderator')
    const sent = { text: 'A long "note" <b>' }
    await visitor.get('/admin/users')
    const gone = await visitor.submitTo('/admin/users/999999/notes', '/admin/users', sent)
    assert.equal(gone.status, 404)
    assert.include(gone.text, 'A long &quot;note&quot; &lt;b&gt;')
    const forged = { Origin: 'https://evil.example' }
    const other = await visitor.post('/admin/users/999999/notes', sent, forged)
    assert.equal(other.status, 403)
    assert.notInclude(other.text, 'A long')
  })

  test('is shown beside its error when it is too long to be kept, and to whoever is suspended', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('moderator')
    const notes = `/admin/users/${user.id}/notes`
    const long = await visitor.submitTo(notes, '/admin/users', { text: 'long '.repeat(14_000) })
    assert.equal(long.status, 400)
    assert.include(long.text, 'long '.repeat(13_999))
    await user
      .merge({ suspendedUntil: DateTime.utc().plus({ days: 1 }), suspendedReason: 'spam' })
      .save()
    const refused = await visitor.submitTo(notes, '/admin/users', { text: 'A word on it' })
    assert.equal(refused.status, 403)
    assert.include(refused.text, 'A word on it')
  })
})
