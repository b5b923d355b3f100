import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#exceptions/http'
import { atomically } from '#db/atomically'
import Category from '#models/category'
import UserProfile from '#models/user_profile'
import type { SoleOwner } from '#rules/file_owner'
import type { StoredPicture } from '#rules/stored_picture'

/** The picture of an owner; the transaction holds the owner's row. */
export interface SolePicture {
  /** of its file, '' where there is none */
  name: string
  picture: StoredPicture | null
  /** whether everybody may see it */
  isPublic: boolean
  /** Triggers take the rows of the files that another name replaces. */
  save(name: string, picture: StoredPicture | null): Promise<unknown>
}

/** @returns undefined when the category is gone */
export const findSolePicture = (owner: SoleOwner, client: TransactionClientContract) =>
  'userId' in owner ? avatar(owner.userId, client) : categoryImage(owner.categoryId, client)

/** @throws NotFoundException when the category is gone */
export async function solePicture(owner: SoleOwner, client: TransactionClientContract) {
  const found = await findSolePicture(owner, client)
  if (!found) throw new NotFoundException()
  return found
}

/** Whether everybody may see it. @throws NotFoundException when the category is gone */
export async function isSolePublic(owner: SoleOwner): Promise<boolean> {
  const { isPublic } = await atomically((client) => solePicture(owner, client))
  return isPublic
}

async function avatar(userId: number, client: TransactionClientContract): Promise<SolePicture> {
  // Django made some users without a profile.
  await UserProfile.firstOrCreate({ userId }, {}, { client })
  const profile = await UserProfile.query({ client }).where({ userId }).forUpdate().firstOrFail()
  return {
    name: profile.avatar,
    picture: profile.avatarPicture,
    isPublic: !profile.isPrivate,
    save: (name, avatarPicture) => profile.merge({ avatar: name, avatarPicture }).save(),
  }
}

async function categoryImage(
  id: number,
  client: TransactionClientContract
): Promise<SolePicture | undefined> {
  const category = await Category.query({ client }).where({ id }).forUpdate().first()
  if (!category?.isActive) return undefined
  return {
    name: category.image,
    picture: category.imagePicture,
    isPublic: category.isActive,
    save: (image, imagePicture) => category.merge({ image, imagePicture }).save(),
  }
}
