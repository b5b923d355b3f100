import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Prepared } from '#actions/pictures/prepare_pictures'
import { filesOf, nameIn, putFiles, registerFiles } from '#actions/pictures/picture_files'
import { NotFoundException } from '#exceptions/http'
import { TooManyPicturesException } from '#exceptions/pictures'
import Product from '#models/product'
import ProductImage from '#models/product_image'
import { holdFolder } from '#db/advisory_keys'
import { folderOf } from '#rules/file_owner'
import { enqueue } from '#queue/enqueue'
import { makeVariants } from '#queue/pictures'
import { pictureLimits } from '#rules/pictures'
import type { PictureFields } from '#validators/picture'

export interface Placing {
  productId: number
  prepared: Prepared[]
  fields: PictureFields
  /** of files that are put, for the case that the rows are not kept */
  names: string[]
}

/** Which pictures a product has for the files that were sent, in their order. */
export interface Placed {
  ids: number[]
  /** whether one of them was not there before */
  isNew: boolean
}

/** PostgreSQL's integer. */
const MAX_ORDER = 2 ** 31 - 1

/**
 * Gives a product its pictures: files first, rows after, jobs last. Whoever else changes the pictures of this
 * product waits, so that no file is removed between the two.
 *
 * @throws NotFoundException when the product is gone, TooManyPicturesException
 */
export async function placePictures(
  placing: Placing,
  client: TransactionClientContract
): Promise<Placed> {
  const { productId, prepared, names } = placing
  await holdFolder(folderOf({ productId }), client)
  const { isListed } = await living(productId, client)
  const known = await ProductImage.query({ client }).where({ productId, isActive: true })
  const wanted = prepared.map((one) => ({ ...one, name: nameIn(folderOf({ productId }), one) }))
  const additions = [
    ...new Map(wanted.filter((one) => !find(known, one)).map((one) => [one.name, one])).values(),
  ]
  refuseTooMany(known, additions)
  const stored = []
  for (const one of additions) stored.push(await putFiles(filesOf(one.name, one), isListed, names))
  await living(productId, client, true)
  const added = await ProductImage.createMany(rowsOf(placing, additions, known), { client })
  for (const [at, { id: imageId }] of added.entries()) {
    await registerFiles(stored[at]!, { imageId, isPublic: isListed }, client)
    await enqueue(makeVariants, { imageId }, { client })
  }
  return {
    ids: wanted.map((one) => find([...known, ...added], one)!.id),
    isNew: added.length > 0,
  }
}

type Wanted = Prepared & { name: string }

/** The same file, or another one that looks the same to the last pixel. */
const find = (images: ProductImage[], { sha256, name }: Wanted) =>
  images.find((image) => image.sha256 === sha256 || image.image === name)

/** @param held - whether its state may not change until the transaction ends */
async function living(productId: number, client: TransactionClientContract, held = false) {
  const query = Product.query({ client }).where({ id: productId, isActive: true })
  const product = await (held ? query.forUpdate() : query).first()
  if (!product) throw new NotFoundException()
  return product
}

/** A product that Django gave more keeps them. */
function refuseTooMany(known: ProductImage[], additions: Wanted[]): void {
  const room = Math.max(0, pictureLimits.files - known.length)
  const excess = additions[room]
  if (excess) throw new TooManyPicturesException(excess.sent)
}

/** Behind the last one unless told otherwise. Of several only the first can be the primary one. */
function rowsOf({ productId, fields }: Placing, additions: Wanted[], known: ProductImage[]) {
  const last = Math.max(-1, ...known.map(({ orderIndex }) => orderIndex))
  const start = fields.order_index ?? last + 1
  return additions.map(({ name, sha256, published }, at) => ({
    ...{ productId, sha256, image: name, isActive: true },
    altText: fields.alt_text ?? '',
    isPrimary: at === 0 && fields.is_primary === true,
    orderIndex: Math.min(start + at, MAX_ORDER),
    ...{ width: published.width, height: published.height, thumbhash: published.thumbhash },
  }))
}
