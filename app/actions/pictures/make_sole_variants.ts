import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { storeFiles } from '#actions/files/store_files'
import { registerVariants } from '#actions/pictures/picture_files'
import {
  findSolePicture,
  isSolePublic,
  solePicture,
  type SolePicture,
} from '#actions/pictures/sole_picture'
import { described, variantFiles } from '#actions/pictures/variant_files'
import { withVariantsOf } from '#actions/pictures/variants_of'
import MediaFile from '#models/media_file'
import { holdFolder } from '#db/advisory_keys'
import { atomically } from '#db/atomically'
import type { Variant } from '#pictures/variants'
import { folderOf, type SoleOwner } from '#rules/file_owner'

interface Input {
  owner: SoleOwner
  /** also where they are there already */
  anew?: boolean
}

/** Makes the smaller sizes of an avatar or of a category's image. Safe to run twice and beside any change. */
export default class MakeSoleVariants {
  /** @throws StorageAwayException, StorageFullException, OverloadedException, to be tried again */
  async handle({ owner, anew = false }: Input): Promise<'made' | 'kept' | 'gone'> {
    const known = await atomically((client) => findSolePicture(owner, client))
    if (known?.picture?.variants && !anew) return 'kept'
    const file = await publishedFile(known)
    if (!file) return 'gone'
    return withVariantsOf(file, (variants) => store(owner, { published: file.name, variants }))
  }
}

const publishedFile = async (known: SolePicture | undefined) =>
  known?.picture ? MediaFile.find(known.picture.published ?? known.name) : null

interface Made {
  published: string
  variants: Variant[]
}

function store(owner: SoleOwner, made: Made) {
  const files = variantFiles(made.variants, made.published)
  const put = { folder: folderOf(owner), files, isPublic: () => isSolePublic(owner) }
  return storeFiles(put, async (client, isPublic) => {
    const outcome = await keep(owner, made, client)
    if (outcome === 'made') await registerVariants(files, { ...owner, isPublic }, client)
    return outcome
  })
}

/** The picture may have been replaced while its variants were made. */
async function keep(owner: SoleOwner, made: Made, client: TransactionClientContract) {
  const { published, variants } = made
  await holdFolder(folderOf(owner), client)
  const { name, picture, save } = await solePicture(owner, client)
  if (!picture || (picture.published ?? name) !== published) return 'gone'
  await save(name, { ...picture, variants: described(variants, published) })
  return 'made'
}
