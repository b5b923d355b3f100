import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { rowId } from '#start/routes/matchers'

const { Comments, CommentApprovals, CommentLikes, CommentRejections, ProductComments } =
  controllers.api.v1

router
  .group(() => {
    router.get('comments', [Comments, 'index']).as('comments.index')
    router.get('comments/:id', [Comments, 'show']).as('comments.show')
    router.get('products/:id/comments', [ProductComments, 'index']).as('products.comments.index')
  })
  .prefix('api/v1')
  .where('id', rowId)
  .use([middleware.optionalAuth(), middleware.throttle()])

router
  .group(() => {
    router.post('comments', [Comments, 'store']).as('comments.store')
    router.post('products/:id/comments', [ProductComments, 'store']).as('products.comments.store')
  })
  .prefix('api/v1')
  .where('id', rowId)
  .use([middleware.auth(), middleware.throttle(['user', 'comments']), middleware.body()])

router
  .group(() => {
    router.put('comments/:id', [Comments, 'update']).as('comments.replace').use(middleware.body())
    router.patch('comments/:id', [Comments, 'update']).as('comments.update').use(middleware.body())
    router.delete('comments/:id', [Comments, 'destroy']).as('comments.destroy')
    router.post('comments/:id/like', [CommentLikes, 'store']).as('comments.like.store')
    router.delete('comments/:id/like', [CommentLikes, 'destroy']).as('comments.like.destroy')
    router.post('comments/:id/approve', [CommentApprovals, 'store']).as('comments.approve')
    router.post('comments/:id/reject', [CommentRejections, 'store']).as('comments.reject')
  })
  .prefix('api/v1')
  .where('id', rowId)
  .use([middleware.auth(), middleware.throttle(), middleware.bouncer()])
