import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { TestContext } from '@japa/runner/core'
import type { Bucket } from '#storage/place'
import { bucketDriver } from '#storage/bucket_driver'
import { childrenOf, until } from '#tests/helpers/children'
import { freePort } from '#tests/helpers/environment'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

type Context = Pick<TestContext, 'cleanup'>

/** A server of S3's protocol with one bucket, and how to let it stumble. */
export interface BucketServer {
  place: Bucket
  /** It accepts connections and says nothing, until `goOn`. */
  freeze(): void
  goOn(): void
  kill(): Promise<void>
}

const KEYS = { prefix: '', region: 'us-east-1', forcePathStyle: true }

/** s3rver in a process of its own: takes any signature by its key, and refuses other keys. */
export async function lightBucketServer(context: Context): Promise<BucketServer> {
  const port = await freePort()
  const directory = throwawayFolder(context)
  const options = JSON.stringify({ address: '127.0.0.1', port, directory, silent: true })
  const child = spawn(
    process.execPath,
    [
      ...['--input-type=module', '-e'],
      `import S3rver from 's3rver'; await new S3rver(${options}).run()`,
    ],
    { stdio: 'ignore' }
  )
  const endpoint = `http://127.0.0.1:${port}`
  const place = { ...KEYS, bucket: 'vitrin', endpoint }
  return serve(context, child, { ...place, accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' })
}

/** Waits for a server and makes its bucket. Parts of Swift start one after the other: the one of files may be last. */
export async function serve(
  { cleanup }: Context,
  child: ChildProcess,
  place: Bucket
): Promise<BucketServer> {
  const signal = (name: NodeJS.Signals) => {
    if (isRunning(child)) for (const pid of familyOf(child.pid!)) process.kill(pid, name)
  }
  const kill = async () => {
    const ended = isRunning(child) && once(child, 'exit')
    signal('SIGKILL')
    await ended
  }
  process.once('exit', () => signal('SIGKILL'))
  cleanup(kill)
  await until(() => makeBucket(place).then(...succeeded))
  await until(() => takesFiles(place).then(...succeeded))
  return { place, kill, freeze: () => signal('SIGSTOP'), goOn: () => signal('SIGCONT') }
}

const succeeded = [() => true, () => false] as const
const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && !signalCode

/** A process with all below it; Swift's are not in the group of their parent. */
const familyOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(familyOf)]

export async function makeBucket(place: Bucket): Promise<void> {
  const { client } = bucketDriver(place, 'private')
  await client.send(new CreateBucketCommand({ Bucket: place.bucket }))
}

async function takesFiles(place: Bucket): Promise<void> {
  const { client } = bucketDriver(place, 'private')
  const file = { Bucket: place.bucket, Key: 'ready' }
  await client.send(new PutObjectCommand({ ...file, Body: 'ready' }))
  await client.send(new DeleteObjectCommand(file))
}

/** Takes connections and says nothing. */
export async function silentServer({ cleanup }: Context): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => void sockets.add(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanup(() => {
    sockets.forEach((socket) => socket.destroy())
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
