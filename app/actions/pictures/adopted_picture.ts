import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { findSolePicture } from '#actions/pictures/sole_picture'
import Category from '#models/category'
import Product from '#models/product'
import ProductImage from '#models/product_image'
import UserProfile from '#models/user_profile'
import { holdFolder } from '#db/advisory_keys'
import type { Published } from '#pictures/publish'
import { enqueue } from '#queue/enqueue'
import { makeSoleVariants, makeVariants } from '#queue/pictures'
import { folderOf, type PictureId, type SoleOwner } from '#rules/file_owner'
import type { UnfitPicture } from '#rules/unfit_picture'

/** A picture that Django stored, which nobody else changes before the transaction ends. */
export interface AdoptedPicture {
  /** of Django's file */
  name: string
  /** whether it has its clean copy, or was uploaded here */
  isClean: boolean
  isPublic: boolean
  /** where its files lie */
  folder: string
  /** Has answers name the copy, and its sizes made. */
  save(name: string, published: Published): Promise<void>
  /** Writes down why it can have no clean copy; null takes that back. */
  note(unfit: UnfitPicture | null): Promise<unknown>
}

/** @returns undefined when the picture is gone */
export const adoptedPicture = (owner: PictureId, client: TransactionClientContract) =>
  'imageId' in owner ? ofProduct(owner.imageId, client) : ofSole(owner, client)

async function ofProduct(
  imageId: number,
  client: TransactionClientContract
): Promise<AdoptedPicture | undefined> {
  const found = await ProductImage.query({ client }).where({ id: imageId, isActive: true }).first()
  if (!found) return undefined
  const folder = folderOf({ productId: found.productId })
  await holdFolder(folder, client)
  const image = await ProductImage.query({ client }).where({ id: imageId }).forUpdate().first()
  const product = image && (await Product.query({ client }).where({ id: image.productId }).first())
  if (!image || !product || !image.image) return undefined
  return {
    ...{ name: image.image, folder, isPublic: product.isListed },
    isClean: image.publishedName !== null || image.width !== null,
    async save(publishedName, { width, height, thumbhash }) {
      await image.merge({ publishedName, width, height, thumbhash }).save()
      await enqueue(makeVariants, { imageId }, { client })
    },
    note: (unfit) => ProductImage.query({ client }).where({ id: imageId }).update({ unfit }),
  }
}

async function ofSole(
  owner: SoleOwner,
  client: TransactionClientContract
): Promise<AdoptedPicture | undefined> {
  const folder = folderOf(owner)
  await holdFolder(folder, client)
  const row = await findSolePicture(owner, client)
  if (!row?.name) return undefined
  const { name, picture, isPublic } = row
  return {
    ...{ name, folder, isPublic, isClean: picture !== null },
    async save(published, { width, height, thumbhash }) {
      await row.save(name, { published, width, height, thumbhash, variants: null })
      await enqueue(makeSoleVariants, owner, { client })
    },
    note: (unfit) => noteSole(owner, unfit, client),
  }
}

const noteSole = (
  owner: SoleOwner,
  unfit: UnfitPicture | null,
  client: TransactionClientContract
): Promise<unknown> =>
  'userId' in owner
    ? UserProfile.query({ client }).where(owner).update({ avatar_unfit: unfit })
    : Category.query({ client }).where({ id: owner.categoryId }).update({ image_unfit: unfit })
