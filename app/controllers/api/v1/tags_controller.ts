import type { HttpContext } from '@adonisjs/core/http'
import { answerDetail, answerList } from '#controllers/answers'
import { tagList } from '#queries/tags/tag_list'
import { reachTag } from '#queries/tags/tag_rows'

/** Tags are made by giving them to products. */
export default class TagsController {
  async index(ctx: HttpContext) {
    return answerList(ctx, tagList)
  }

  async show(ctx: HttpContext) {
    return answerDetail(ctx, await reachTag(ctx.params.key))
  }
}
