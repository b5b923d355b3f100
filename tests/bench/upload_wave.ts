/**
 * A thread of the bench of uploads: sends the pictures, so that the readers' clock never waits for those who send.
 * Works one wave a message, and answers with the text of what went wrong, or nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

const { url, token, bytes, together } = workerData as {
  url: string
  token: string
  bytes: Uint8Array<ArrayBuffer>
  together: number
}
const form = new FormData()
form.append('image', new Blob([bytes]), 'photo.jpg')
// As bytes: made once, not anew for each upload.
const sent = new Response(form)
const headers = { 'Content-Type': sent.headers.get('content-type')! }
const body = new Uint8Array(await sent.arrayBuffer())
let product = 0

async function send(): Promise<void> {
  const answer = await fetch(`${url}/api/v1/products/${++product}/images/`, {
    ...{ method: 'POST', body, headers: { ...headers, Authorization: `Bearer ${token}` } },
  })
  if (answer.status !== 201) throw new Error(`An upload answered ${await answer.text()}`)
  await answer.arrayBuffer()
}

/** Until all of them have their sizes. */
async function made(): Promise<void> {
  for (let at = product; at; await sleep(100)) {
    const answer = await fetch(`${url}/api/v1/products/${at}/images/`)
    const [image] = (await answer.json()) as [{ variants: unknown }]
    if (image.variants) at--
  }
}

parentPort!.on('message', async () => {
  try {
    await Promise.all(Array.from({ length: together }, send))
    await made()
    parentPort!.postMessage(undefined)
  } catch (error) {
    parentPort!.postMessage(String(error))
  }
})
