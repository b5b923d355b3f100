import { NotFoundException } from '#exceptions/http'
import type { View } from '#queries/lists/view'
import { deskComment } from '#queries/panel/comments/desk_comment'
import { deskProduct } from '#queries/panel/products/desk_product'
import { deskUser } from '#queries/panel/users/desk_user'
import type { Target } from '#rules/moderation'

export interface CaseContext {
  comment?: Awaited<ReturnType<typeof deskComment>>
  product?: Awaited<ReturnType<typeof deskProduct>>
  user?: Awaited<ReturnType<typeof deskUser>>
}

/** Of a comment that is not what the case is about. */
const AROUND = 400

const READERS = {
  comment: async (id: number) => ({ comment: await inItsThread(id) }),
  product: async (id: number, view: View) => ({ product: await deskProduct(id, view) }),
  user: async (id: number) => ({ user: await deskUser(id) }),
}

/** What a case is about with what stands around it; nothing when it is gone. */
export async function caseContext({ kind, id }: Target, view: View): Promise<CaseContext> {
  try {
    return await READERS[kind](id, view)
  } catch (error) {
    if (error instanceof NotFoundException) return {}
    throw error
  }
}

/** A comment whole, and the beginnings of what stands around it. */
async function inItsThread(id: number) {
  const found = await deskComment(id)
  const shortened = found.thread.map((said) =>
    said.id === id || said.content.length <= AROUND
      ? said
      : { ...said, content: `${said.content.slice(0, AROUND)}…` }
  )
  return { ...found, thread: shortened }
}
