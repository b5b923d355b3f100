import type { HttpContext } from '@adonisjs/core/http'
import { showTable } from '#controllers/panel/tables/show_table'
import { tagsTable } from '#controllers/panel/tables/tags_table'

export default class TagsController {
  index(ctx: HttpContext) {
    return showTable(ctx, tagsTable)
  }
}
