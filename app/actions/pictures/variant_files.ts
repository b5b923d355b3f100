import type { NewFile } from '#actions/files/store_files'
import type { Variant } from '#pictures/variants'
import type { StoredVariants } from '#rules/stored_picture'

/** `products/42/5d1c.jpg` → `products/42/5d1c-thumb.webp` */
const nameOf = (published: string, name: string, extension: string) =>
  `${published.replace(/\.\w+$/, '')}-${name}.${extension}`

/** The files of variants, to be put and registered. */
export const variantFiles = (variants: Variant[], published: string): NewFile[] =>
  variants.flatMap((variant) => filesOf(variant, published))

const filesOf = ({ name, webp, avif }: Variant, published: string): NewFile[] =>
  Object.entries({ webp, avif }).flatMap(([extension, made]) =>
    made
      ? {
          name: nameOf(published, name, extension),
          role: name,
          contentType: `image/${extension}`,
          ...{ path: made.path, size: made.bytes, sha256: made.sha256 },
        }
      : []
  )

/** As the column has it: what the API shows, with names in place of addresses. */
export function described(variants: Variant[], published: string): StoredVariants {
  const entries = variants.map(({ name, width, height, avif }) => {
    const webp = nameOf(published, name, 'webp')
    return [name, { width, height, webp, avif: avif && nameOf(published, name, 'avif') }] as const
  })
  return Object.fromEntries(entries) as StoredVariants
}
