import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { storeFiles } from '#actions/files/store_files'
import { registerVariants } from '#actions/pictures/picture_files'
import { described, variantFiles } from '#actions/pictures/variant_files'
import { withVariantsOf } from '#actions/pictures/variants_of'
import Product from '#models/product'
import ProductImage from '#models/product_image'
import { holdFolder } from '#db/advisory_keys'
import { folderOf } from '#rules/file_owner'
import type { Variant } from '#pictures/variants'

interface Input {
  imageId: number
  /** also where they are there already */
  anew?: boolean
}

/** What came of it; `gone` where the picture or its file is not there any more. */
export type Outcome = 'made' | 'kept' | 'gone'

/** Makes the smaller sizes of a picture. Safe to run twice and at once with any change of the picture. */
export default class MakeVariants {
  /** @throws StorageAwayException, StorageFullException, OverloadedException, to be tried again */
  async handle({ imageId, anew = false }: Input): Promise<Outcome> {
    const image = await pictureOf(imageId)
    const file = image?.files[0]
    if (!image || !file) return 'gone'
    if (image.variants && !anew) return 'kept'
    const { productId } = image
    return withVariantsOf(file, (variants) =>
      store({ imageId, productId, published: file.name, variants })
    )
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

function store(made: Made): Promise<Outcome> {
  const { imageId, productId } = made
  const files = variantFiles(made.variants, made.published)
  const isPublic = async () => {
    const product = await Product.find(productId)
    return product?.isListed ?? false
  }
  const put = { folder: folderOf({ productId }), files, isPublic }
  return storeFiles(put, async (client, isListed) => {
    const outcome = await keep(made, client)
    if (outcome === 'made') await registerVariants(files, { imageId, isPublic: isListed }, client)
    return outcome
  })
}

/** The picture may have been deleted while its variants were made. */
async function keep(made: Made, client: TransactionClientContract): Promise<Outcome> {
  const { imageId, productId, variants, published } = made
  await holdFolder(folderOf({ productId }), client)
  const wanted = { id: imageId, productId, isActive: true }
  const image = await ProductImage.query({ client }).where(wanted).first()
  if (!image) return 'gone'
  await image.merge({ variants: described(variants, published) }).save()
  return 'made'
}
