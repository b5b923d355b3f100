import type { Bucket } from '#storage/place'
import { storeAt } from '#storage/stores'
import { inDatabase } from '#tests/helpers/drill_server'
import { photo } from '#tests/helpers/pictures'
import type { Settings } from '#tests/helpers/run_database'

/** Has a server store files in a bucket, private ones below a prefix of it. */
export const bucketSettings = (place: Bucket, endpoint = place.endpoint!): Settings => ({
  S3_ENDPOINT: endpoint,
  S3_BUCKET: place.bucket,
  S3_ACCESS_KEY_ID: place.accessKeyId,
  S3_SECRET_ACCESS_KEY: place.secretAccessKey,
})

/** Files without a row, and rows without a file, by name. */
export async function strays(place: Bucket): Promise<string[]> {
  const found = new Set<string>()
  for await (const { name } of storeAt(place, 'public').list(''))
    found.add(name.replace(/^private\//, ''))
  const rows = await inDatabase<{ name: string }>('select name from media_files')
  return [...found.symmetricDifference(new Set(rows.map(({ name }) => name)))]
}

export interface Upload {
  status: number
  ms: number
  retryAfter: string | null
  /** path of the picture on the server; undefined when it was refused */
  path?: string
}

/** Sends a picture of its own for a product. */
export async function upload(
  url: string,
  { product, shade }: { product: number; shade: number },
  headers: Record<string, string>
): Promise<Upload> {
  const form = new FormData()
  const bytes = await photo({ width: 300, height: 200, shade })
  form.append('image', new Blob([new Uint8Array(bytes)]), 'photo.jpg')
  const began = performance.now()
  const { Authorization } = headers as { Authorization: string }
  const answer = await fetch(`${url}/api/v1/products/${product}/images/`, {
    ...{ method: 'POST', headers: { Authorization }, body: form },
  })
  const body = (await answer.json()) as [{ image: string }]
  return {
    ...{ status: answer.status, ms: performance.now() - began },
    retryAfter: answer.headers.get('retry-after'),
    path: answer.ok ? new URL(body[0].image).pathname : undefined,
  }
}
