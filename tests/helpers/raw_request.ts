import { connect } from 'node:net'

export interface RawAnswer {
  /** 0 when the server closed the connection without a word */
  status: number
  head: string
  body: string
}

interface RawRequest {
  /** header lines beside Host and Connection, as they are */
  headers?: string[]
  body?: string | Buffer
  host?: string
}

/** Sends bytes that no client library lets one send. A target is e.g. `POST /api/v1/products/`. */
export async function rawRequest(target: string, request: RawRequest = {}): Promise<RawAnswer> {
  const { HOST = '', PORT = '' } = process.env
  const { headers = [], body = '', host = `${HOST}:${PORT}` } = request
  const length = body.length ? [`Content-Length: ${Buffer.byteLength(body)}`] : []
  const given = headers.some((line) => /^(content-length|transfer-encoding):/i.test(line))
  const lines = [`${target} HTTP/1.1`, `Host: ${host}`, ...headers, ...(given ? [] : length)]
  const socket = connect(Number(PORT), HOST)
  // A server may answer and close before it has read everything.
  socket.on('error', () => {})
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`, 'latin1')
  socket.write(body)
  await new Promise((resolve) => socket.once('close', resolve))
  return parsed(Buffer.concat(chunks).toString())
}

function parsed(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1] ?? 0), head, body: rest.join('\r\n\r\n') }
}
