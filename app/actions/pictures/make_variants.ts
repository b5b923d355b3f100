import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import pictures from '#config/pictures'
import {
  putFiles,
  registerFiles,
  storeOf,
  withFiles,
  type NewFile,
} from '#actions/pictures/picture_files'
import type MediaFile from '#models/media_file'
import Product from '#models/product'
import ProductImage from '#models/product_image'
import { holdFolder } from '#db/advisory_keys'
import { folderOf } from '#rules/file_owner'
import { atomically } from '#db/atomically'
import { makeVariants, type Variant } from '#pictures/variants'
import { FileMissing } from '#storage/store'

interface Input {
  imageId: number
  /** also where they are there already */
  anew?: boolean
}

/** What came of it; `gone` where the picture or its file is not there any more. */
export type Outcome = 'made' | 'kept' | 'gone'

/** Makes the smaller sizes of a picture. Safe to run twice and at once with any change of the picture. */
export default class MakeVariants {
  /** @throws StorageAwayException, StorageFullException, to be tried again */
  async handle({ imageId, anew = false }: Input): Promise<Outcome> {
    const image = await pictureOf(imageId)
    const file = image?.files[0]
    if (!image || !file) return 'gone'
    if (image.variants && !anew) return 'kept'
    const published = await bytesOf(file)
    if (!published) return 'gone'
    const variants = await makeVariants(published, { avif: pictures.avif })
    const { productId } = image
    const made = { imageId, productId, published: file.name, variants }
    return withFiles((names) => atomically((client) => keep(made, names, client)))
  }
}

/** With its published file. */
const pictureOf = (id: number) =>
  ProductImage.query()
    .where({ id, isActive: true })
    .preload('files', (files) => files.where('role', 'published'))
    .first()

async function bytesOf(file: MediaFile): Promise<Buffer | undefined> {
  try {
    return await storeOf(file).bytes(file.name)
  } catch (error) {
    if (!(error instanceof FileMissing)) throw error
    logger.warn({ file: file.name }, 'a picture has no variants, as its file is missing')
    return undefined
  }
}

interface Made {
  imageId: number
  productId: number
  /** name of the file that they were made of */
  published: string
  variants: Variant[]
}

/** The picture may have been deleted while its variants were made. */
async function keep(
  made: Made,
  names: string[],
  client: TransactionClientContract
): Promise<Outcome> {
  const { imageId, productId, variants } = made
  await holdFolder(folderOf({ productId }), client)
  const wanted = { id: imageId, productId, isActive: true }
  const image = await ProductImage.query({ client }).where(wanted).first()
  const product = await Product.query({ client }).where('id', productId).first()
  if (!image || !product) return 'gone'
  const { isListed } = product
  const stored = await putFiles(
    variants.flatMap((variant) => filesOf(variant, made.published)),
    isListed,
    names
  )
  await registerFiles(stored, { imageId, isListed }, client)
  await image.merge({ variants: described(variants, made.published) }).save()
  return 'made'
}

/** `products/42/5d1c.jpg` → `products/42/5d1c-thumb.webp` */
const nameOf = (published: string, name: string, extension: string) =>
  `${published.replace(/\.\w+$/, '')}-${name}.${extension}`

const filesOf = ({ name, webp, avif }: Variant, published: string): NewFile[] =>
  Object.entries({ webp, avif }).flatMap(([extension, bytes]) =>
    bytes
      ? {
          name: nameOf(published, name, extension),
          role: name,
          contentType: `image/${extension}`,
          bytes,
          sha256: null,
        }
      : []
  )

/** As the column has it: what the API shows, with names in place of addresses. */
function described(variants: Variant[], published: string): NonNullable<ProductImage['variants']> {
  const entries = variants.map(({ name, width, height, avif }) => {
    const webp = nameOf(published, name, 'webp')
    return [name, { width, height, webp, avif: avif && nameOf(published, name, 'avif') }] as const
  })
  return Object.fromEntries(entries) as NonNullable<ProductImage['variants']>
}
