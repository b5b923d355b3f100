import { DateTime } from 'luxon'
import { randomUUID } from 'node:crypto'
import Decide from '#actions/moderation/decide'
import { operator } from '#actions/moderation/moderator'
import CreateToken from '#actions/tokens/create_token'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductImageFactory } from '#database/factories/product_image_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import Batch from '#models/batch'
import type MediaFile from '#models/media_file'
import Session from '#models/session'
import User from '#models/user'
import UserProfile from '#models/user_profile'
import { caseAbout } from '#tests/helpers/moderating'
import { storeVariant } from '#tests/helpers/stored_files'

/** Who is asked about: his product, his comment, himself. */
interface Scene {
  ownerId: number
  /** the owner of what the comment is on */
  otherId: number
  categoryId: number
  productId: number
  /** an open case about that product */
  caseId: number
}

/** What stands for the parameter of a path: made anew for each cell. */
type Make = (scene: Scene) => Promise<{ key: string | number }>

const PRODUCT_STATES = ['draft', 'archived', 'hidden', 'removed', 'inactive', 'deleted'] as const
const COMMENT_STATES = ['unapproved', 'inactive'] as const

const product =
  (state?: (typeof PRODUCT_STATES)[number]): Make =>
  async ({ ownerId, categoryId }) => {
    const made = ProductFactory.merge({ userId: ownerId, categoryId })
    const { id } = await (state ? made.apply(state) : made).create()
    // A path that names a picture of it gets the same number.
    await ProductImageFactory.merge({ id, productId: id }).create()
    return { key: id }
  }

/** A comment of the owner's on somebody else's product. */
const comment =
  (on?: (typeof PRODUCT_STATES)[number], state?: (typeof COMMENT_STATES)[number]): Make =>
  async (scene) => {
    const { key } = await product(on)({ ...scene, ownerId: scene.otherId })
    const made = CommentFactory.merge({ productId: Number(key), userId: scene.ownerId })
    const { id } = await (state ? made.apply(state) : made).create()
    return { key: id }
  }

const tombstone: Make = async ({ ownerId, productId }) => {
  const on = { productId, userId: ownerId }
  const root = await CommentFactory.merge(on).create()
  await CommentFactory.merge({ ...on, parentId: root.id }).create()
  await root.bury().save()
  return { key: root.id }
}

const category =
  (state: 'active' | 'inactive' | 'used'): Make =>
  async ({ ownerId }) => {
    const { id } = await CategoryFactory.merge({ isActive: state !== 'inactive' }).create()
    if (state === 'used') await ProductFactory.merge({ userId: ownerId, categoryId: id }).create()
    return { key: id }
  }

/** The owner himself. */
const person =
  (change?: (id: number) => Promise<unknown>): Make =>
  async ({ ownerId }) => {
    await change?.(ownerId)
    return { key: ownerId }
  }

const close = (id: number) => User.query().where('id', id).update({ is_active: false })
const hide = (userId: number) =>
  UserProfile.query().where('userId', userId).update({ is_private: true })

/** A device of the owner's. */
const session =
  (ending?: 'owner'): Make =>
  async ({ ownerId }) => {
    const ended = ending && { endedAt: DateTime.utc(), endedBy: ending }
    const { id } = await Session.create({ userId: ownerId, ...ended })
    return { key: id }
  }

/** About the owner's product, as a rule opens it. */
const openCaseOf: Make = async (scene) => {
  const { key } = await product()(scene)
  return { key: (await caseAbout({ kind: 'product', id: Number(key) })).id }
}

const decidedCase = async (scene: Scene) => {
  const { key } = await openCaseOf(scene)
  return new Decide().handle({
    ...{ caseId: Number(key), version: 1, by: operator('cli:test') },
    ...{ effects: [{ kind: 'hide' }], reason: 'spam' },
  })
}
const decidedCaseOf: Make = async (scene) => ({ key: (await decidedCase(scene)).about.id })
const decisionOf: Make = async (scene) => ({ key: (await decidedCase(scene)).decision.id })

/** A personal access token of the owner's. */
const personalToken: Make = async ({ ownerId: userId }) => {
  const { row } = await new CreateToken().handle({ userId, name: 'x', scopes: ['read'] })
  return { key: row.id }
}

const tag = (isActive: boolean) => async () => {
  const { slug } = await ProductTagFactory.merge({ isActive }).create()
  return { key: slug }
}

/** Files of the owner's product or of his avatar. */
const picture =
  (state?: (typeof PRODUCT_STATES)[number], role: MediaFile['role'] = 'card'): Make =>
  async (scene) => {
    const { key } = await product(state)(scene)
    const { id } = await ProductImageFactory.merge({ productId: Number(key) }).create()
    return {
      key: await storeVariant({ imageId: id, role, isPublic: !state && role !== 'original' }),
    }
  }

const avatar =
  (change?: (id: number) => Promise<unknown>): Make =>
  async ({ ownerId }) => {
    await change?.(ownerId)
    return { key: await storeVariant({ userId: ownerId }) }
  }

const categoryPicture =
  (isActive: boolean): Make =>
  async () => {
    const { id } = await CategoryFactory.merge({ isActive }).create()
    return { key: await storeVariant({ categoryId: id }) }
  }

const batch: Make = async () => {
  const wanted = { effects: [{ kind: 'hide' as const }], reason: 'spam' }
  const { id } = await Batch.create({ key: randomUUID(), wanted, count: 1 })
  return { key: id }
}

/** States by what a path names; a route without a parameter has one state, `-`. */
export const STATES: Record<string, Record<string, Make>> = {
  '': { '-': async () => ({ key: '' }) },
  'products': {
    listed: product(),
    ...Object.fromEntries(PRODUCT_STATES.map((state) => [state, product(state)])),
  },
  'comments': {
    'shown': comment(),
    'unapproved': comment(undefined, 'unapproved'),
    'inactive': comment(undefined, 'inactive'),
    tombstone,
    'on a draft': comment('draft'),
    'on a removed': comment('removed'),
    'on a deleted': comment('deleted'),
  },
  'categories': {
    active: category('active'),
    inactive: category('inactive'),
    used: category('used'),
  },
  'sessions': { alive: session(), ended: session('owner') },
  'cases': { open: openCaseOf, decided: decidedCaseOf },
  'decisions': { 'by a command': decisionOf },
  'batches': { done: batch },
  'tokens': { own: personalToken },
  'tags': { active: tag(true), inactive: tag(false) },
  'users': { public: person(), private: person(hide), inactive: person(close) },
  'media': {
    'of a listed': picture(),
    ...Object.fromEntries(PRODUCT_STATES.map((state) => [`of a ${state}`, picture(state)])),
    'original': picture(undefined, 'original'),
    'avatar': avatar(),
    'private avatar': avatar(hide),
    'active category': categoryPicture(true),
    'inactive category': categoryPicture(false),
  },
  'errors': { known: async () => ({ key: 'not_found' }), unknown: async () => ({ key: 'x' }) },
}

const ROLES = {
  anonymous: null,
  stranger: UserFactory,
  owner: UserFactory.with('profile'),
  moderator: UserFactory.apply('moderator'),
  staff: UserFactory.apply('staff'),
  superuser: UserFactory.apply('superuser'),
}

export type Role = keyof typeof ROLES

/** In the order of the table's columns. */
export const roles = Object.keys(ROLES) as Role[]

/** Somebody of each role, and what is there already. */
export async function cast() {
  const made = await Promise.all(roles.map((role) => ROLES[role]?.create()))
  const users = Object.fromEntries(roles.map((role, at) => [role, made[at]]))
  const {
    id: productId,
    userId: otherId,
    categoryId,
  } = await ProductFactory.with('user').with('category').create()
  const { id: caseId } = await caseAbout({ kind: 'product', id: productId })
  return { users, scene: { ownerId: users.owner!.id, otherId, categoryId, productId, caseId } }
}

export type Cast = Awaited<ReturnType<typeof cast>>
