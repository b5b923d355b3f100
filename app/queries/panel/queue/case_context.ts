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

const READERS = {
  comment: async (id: number) => ({ comment: await deskComment(id) }),
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
