import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import pictures from '#config/pictures'
import { putFiles, registerFiles, bytesOf, withFiles } from '#actions/pictures/picture_files'
import { described, variantFiles } from '#actions/pictures/variant_files'
import Product from '#models/product'
import ProductImage from '#models/product_image'
import { holdFolder } from '#db/advisory_keys'
import { folderOf } from '#rules/file_owner'
import { atomically } from '#db/atomically'
import { makeVariants, type Variant } from '#pictures/variants'

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
  const stored = await putFiles(variantFiles(variants, made.published), isListed, names)
  await registerFiles(stored, { imageId, isPublic: isListed }, client)
  await image.merge({ variants: described(variants, made.published) }).save()
  return 'made'
}
