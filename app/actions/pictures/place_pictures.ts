import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { storeFiles } from '#actions/files/store_files'
import { filesOf, nameIn, registerFiles } from '#actions/pictures/picture_files'
import type { Prepared } from '#actions/pictures/prepare_pictures'
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
 * Gives a product its pictures: files first, rows after, jobs last. Files that it has are not put again, unless
 * their picture is deleted meanwhile.
 *
 * @throws NotFoundException when the product is gone, TooManyPicturesException
 */
export async function placePictures(placing: Placing): Promise<Placed> {
  const { productId } = placing
  const folder = folderOf({ productId })
  const isPublic = () => living(productId).then(({ isListed }) => isListed)
  for (;;) {
    const lacking = additionsTo(await picturesOf(productId), placing)
    const files = lacking.flatMap((one) => filesOf(one.name, one))
    const placed = await storeFiles({ folder, files, isPublic }, (client, isListed) =>
      addRows(placing, { isListed, stored: lacking.map(({ name }) => name) }, client)
    )
    if (placed) return placed
  }
}

interface Stored {
  isListed: boolean
  /** names of published files that were put */
  stored: string[]
}

/** @returns undefined when files are wanted that were not put */
export async function addRows(
  placing: Placing,
  { isListed, stored }: Stored,
  client: TransactionClientContract
): Promise<Placed | undefined> {
  const { productId } = placing
  await holdFolder(folderOf({ productId }), client)
  await living(productId, client)
  const known = await picturesOf(productId, client)
  const additions = additionsTo(known, placing)
  if (!additions.every(({ name }) => stored.includes(name))) return undefined
  const added = await ProductImage.createMany(rowsOf(placing, additions, known), { client })
  for (const [at, { id: imageId }] of added.entries()) {
    const files = filesOf(additions[at]!.name, additions[at]!)
    await registerFiles(files, { imageId, isPublic: isListed }, client)
    await enqueue(makeVariants, { imageId }, { client })
  }
  const all = [...known, ...added]
  return { ids: wantedOf(placing).map((one) => find(all, one)!.id), isNew: added.length > 0 }
}

type Wanted = Prepared & { name: string }

const wantedOf = ({ productId, prepared }: Placing): Wanted[] =>
  prepared.map((one) => ({ ...one, name: nameIn(folderOf({ productId }), one) }))

/** Those of the wanted pictures that are not there, each once. @throws TooManyPicturesException */
export function additionsTo(known: ProductImage[], placing: Placing): Wanted[] {
  const lacking = wantedOf(placing).filter((one) => !find(known, one))
  const additions = [...new Map(lacking.map((one) => [one.name, one])).values()]
  refuseTooMany(known, additions)
  return additions
}

/** The same file, or another one that looks the same to the last pixel. */
const find = (images: ProductImage[], { sha256, name }: Wanted) =>
  images.find((image) => image.sha256 === sha256 || image.image === name)

const picturesOf = (productId: number, client?: TransactionClientContract) =>
  ProductImage.query({ client }).where({ productId, isActive: true })

/** In a transaction its state may not change until that ends. */
async function living(productId: number, client?: TransactionClientContract) {
  const query = Product.query({ client }).where({ id: productId, isActive: true })
  const product = await (client ? query.forUpdate() : query).first()
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
