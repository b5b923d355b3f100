import type { components } from './schema.js'
import type { VitrinClient } from './index.js'
import { VitrinError } from './errors.js'

export type ProductImage = components['schemas']['ProductImage']

export interface Upload {
  productId: number
  files: readonly (Blob & { name?: string })[]
  /** of all of them */
  altText?: string
  /** whether the first becomes the primary picture */
  isPrimary?: boolean
  /** of the first; the others follow it */
  orderIndex?: number
  /** told after each picture how many of how many are there */
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
}

type Sender = Pick<VitrinClient, 'session' | 'baseUrl'>

/**
 * Adds pictures to a product of yours, one after the other and in their order, so that `onProgress` says how
 * far it is. Those before one that is refused are kept, and a picture that the product has already is
 * answered as it is: all of it can be tried again.
 *
 * @throws VitrinError for the first that is refused
 */
export async function uploadImages(vitrin: Sender, upload: Upload): Promise<ProductImage[]> {
  const images: ProductImage[] = []
  for (const at of upload.files.keys()) {
    images.push(...(await send(vitrin, upload, formOf(upload, at))))
    upload.onProgress?.(at + 1, upload.files.length)
  }
  return images
}

function formOf({ files, altText, isPrimary, orderIndex }: Upload, at: number): FormData {
  const file = files[at]!
  const form = new FormData()
  form.append('image', file, file.name ?? 'picture')
  if (altText !== undefined) form.append('alt_text', altText)
  if (isPrimary && at === 0) form.append('is_primary', 'true')
  if (orderIndex !== undefined) form.append('order_index', String(orderIndex + at))
  return form
}

async function send({ baseUrl, session }: Sender, { productId, signal }: Upload, body: FormData) {
  const url = new URL(`/api/v1/products/${productId}/images/`, baseUrl)
  const headers = { Accept: 'application/json' }
  const request = new Request(url, { method: 'POST', body, headers, signal: signal ?? null })
  const answer = await session.send(request)
  const told: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) throw new VitrinError(answer, told)
  return told as ProductImage[]
}

/**
 * The sizes of a picture for `<img srcset>` or `<source srcset>`; '' until they are made, and for AVIF
 * where the server makes none.
 */
export function srcset({ variants }: ProductImage, type: 'webp' | 'avif' = 'webp'): string {
  if (!variants) return ''
  const sizes = [variants.thumb, variants.card, variants.full]
  const byWidth = new Map(sizes.map((size) => [size.width, size[type]]))
  return [...byWidth].flatMap(([width, url]) => (url ? `${url} ${width}w` : [])).join(', ')
}
