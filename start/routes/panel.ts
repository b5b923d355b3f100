import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { pictureFiles, solePictureFile } from '#start/routes/picture_files'
import { form, page } from '#start/routes/panel_page'

const panel = controllers.panel
const onePicture = solePictureFile(['image'])

// The same for everybody, and no page.
router.get('admin/assets/:version/:file', [panel.PanelAssets, 'show']).as('admin.assets.show')

page('sign-in', [panel.SignIns, 'create'], { name: 'admin.sign_in.create', guard: 'anyone' })
form('sign-in', [panel.SignIns, 'store'], {
  name: 'admin.sign_in.store',
  guard: 'anyone',
  throttle: ['login-address', 'login'],
})
page('sign-in/code', [panel.SignInCodes, 'create'], {
  name: 'admin.sign_in.code.create',
  guard: 'anyone',
})
form('sign-in/code', [panel.SignInCodes, 'store'], {
  name: 'admin.sign_in.code.store',
  guard: 'anyone',
  throttle: ['login-address'],
})
page('sign-in/google', [panel.GoogleSignIns, 'show'], {
  name: 'admin.google_sign_in.show',
  guard: 'anyone',
  throttle: ['login-address'],
})
form('sign-out', [panel.SignOuts, 'store'], {
  ...{ name: 'admin.sign_out.store', throttle: [], whileSuspended: true },
})
page('proof', [panel.Proofs, 'create'], { name: 'admin.proof.create' })
form('proof', [panel.Proofs, 'store'], {
  ...{ name: 'admin.proof.store', throttle: ['proof'], whileSuspended: true },
})
form('proof/code', [panel.Proofs, 'storeCode'], {
  ...{ name: 'admin.proof.code.store', throttle: ['proof'], whileSuspended: true },
})
page('', [panel.Starts, 'index'], { name: 'admin.start.index' })

page('products', [panel.Products, 'index'], { name: 'admin.products.index' })
page('comments', [panel.Comments, 'index'], { name: 'admin.comments.index' })
page('tags', [panel.Tags, 'index'], { name: 'admin.tags.index' })
page('users', [panel.Users, 'index'], { name: 'admin.users.index' })

for (const list of ['products', 'comments', 'users']) {
  page(`${list}/bulk`, [panel.Bulks, 'create'], { name: `admin.${list}.bulk.create` })
  form(`${list}/bulk`, [panel.Bulks, 'store'], { name: `admin.${list}.bulk.store` })
}
form('bulk/:batch/undo', [panel.BulkUndoings, 'store'], { name: 'admin.bulk.undo.store' })
page('products/:id', [panel.Products, 'show'], { name: 'admin.products.show' })
form('products/:id', [panel.Products, 'update'], { name: 'admin.products.update', guard: 'staff' })
form('products/:id/feature', [panel.ProductFeatures, 'store'], {
  name: 'admin.products.feature.store',
  guard: 'staff',
})
page('products/:id/likes', [panel.ProductLikes, 'index'], { name: 'admin.products.likes.index' })
form('products/:id/likes', [panel.ProductLikes, 'destroy'], {
  name: 'admin.products.likes.destroy',
  guard: 'lead',
})
form('products/:id/pictures/:image_id', [panel.ProductPictures, 'update'], {
  name: 'admin.products.pictures.update',
  guard: 'staff',
})

form('products/:id/pictures', [panel.ProductPictures, 'store'], {
  ...{ name: 'admin.products.pictures.store', guard: 'staff', files: pictureFiles(true) },
  throttle: ['panel', 'pictures'],
})
form('products/:id/pictures/:image_id/move', [panel.ProductPictures, 'move'], {
  name: 'admin.products.pictures.move',
  guard: 'staff',
})
form('products/:id/pictures/:image_id/delete', [panel.ProductPictures, 'destroy'], {
  name: 'admin.products.pictures.destroy',
  guard: 'staff',
})

page('categories', [panel.Categories, 'index'], { name: 'admin.categories.index' })
page('categories/new', [panel.Categories, 'create'], {
  name: 'admin.categories.create',
  guard: 'staff',
})
form('categories', [panel.Categories, 'store'], { name: 'admin.categories.store', guard: 'staff' })
page('categories/:id', [panel.Categories, 'show'], { name: 'admin.categories.show' })
form('categories/:id', [panel.Categories, 'update'], {
  name: 'admin.categories.update',
  guard: 'staff',
})
form('categories/:id/delete', [panel.Categories, 'destroy'], {
  name: 'admin.categories.destroy',
  guard: 'staff',
})
form('categories/:id/image', [panel.CategoryImages, 'update'], {
  ...{ name: 'admin.categories.image.update', guard: 'staff', files: onePicture },
  throttle: ['panel', 'pictures'],
})
form('categories/:id/image/remove', [panel.CategoryImages, 'destroy'], {
  name: 'admin.categories.image.destroy',
  guard: 'staff',
})
page('categories/:id/merge', [panel.CategoryMerges, 'create'], {
  name: 'admin.categories.merge.create',
  guard: 'staff',
})
form('categories/:id/merge', [panel.CategoryMerges, 'store'], {
  name: 'admin.categories.merge.store',
  guard: 'staff',
})
page('tags/:id', [panel.Tags, 'show'], { name: 'admin.tags.show' })
form('tags/:id', [panel.Tags, 'update'], { name: 'admin.tags.update', guard: 'staff' })
page('tags/:id/merge', [panel.TagMerges, 'create'], {
  name: 'admin.tags.merge.create',
  guard: 'staff',
})
form('tags/:id/merge', [panel.TagMerges, 'store'], {
  name: 'admin.tags.merge.store',
  guard: 'staff',
})
page('tasks/:id', [panel.Tasks, 'show'], { name: 'admin.tasks.show' })
form('tasks/:id', [panel.Tasks, 'update'], { name: 'admin.tasks.update' })
page('comments/:id', [panel.Comments, 'show'], { name: 'admin.comments.show' })
page('users/:id', [panel.Users, 'show'], { name: 'admin.users.show' })
form('users/:id/notes', [panel.UserNotes, 'store'], { name: 'admin.users.notes.store' })
form('users/:id/sanctions', [panel.UserSanctions, 'store'], { name: 'admin.users.sanctions.store' })
form('users/:id/groups', [panel.UserGroups, 'update'], {
  ...{ name: 'admin.users.groups.update', guard: 'admin', wantsProof: true },
})
form('users/:id/sessions/:session_id', [panel.UserSessions, 'update'], {
  name: 'admin.users.sessions.update',
  guard: 'lead',
})
form('users/:id/sessions', [panel.UserSessions, 'destroy'], {
  name: 'admin.users.sessions.destroy',
  guard: 'lead',
})
form('users/:id/personal-data', [panel.PersonalData, 'show'], {
  ...{ name: 'admin.users.personal_data.show', guard: 'lead', wantsProof: true },
})
form('users/:id/roles', [panel.UserRoles, 'update'], {
  ...{ name: 'admin.users.roles.update', guard: 'admin', wantsProof: true },
})
page('media/*', [controllers.site.Media, 'show'], { name: 'admin.media.show', throttle: [] })
page('audit', [panel.Audit, 'index'], { name: 'admin.audit.index', guard: 'lead' })
page('account', [panel.Account, 'show'], { name: 'admin.account.show' })
form('account', [panel.Account, 'update'], { name: 'admin.account.update' })
form('account/password', [panel.AccountPassword, 'update'], {
  ...{ name: 'admin.account.password.update', throttle: ['password'], whileSuspended: true },
})
page('account/two-factor', [panel.AccountTwoFactor, 'show'], {
  name: 'admin.account.two_factor.show',
})
form('account/two-factor', [panel.AccountTwoFactor, 'begin'], {
  ...{ name: 'admin.account.two_factor.begin', throttle: ['password'], whileSuspended: true },
})
form('account/two-factor/confirm', [panel.AccountTwoFactor, 'confirm'], {
  ...{ name: 'admin.account.two_factor.confirm', throttle: ['two-factor'], whileSuspended: true },
})
form('account/two-factor/codes', [panel.AccountTwoFactor, 'renew'], {
  ...{ name: 'admin.account.two_factor.renew', throttle: ['password'], whileSuspended: true },
})
form('account/two-factor/off', [panel.AccountTwoFactor, 'end'], {
  ...{ name: 'admin.account.two_factor.end', throttle: ['password'], whileSuspended: true },
})
form('account/sessions/:id', [panel.AccountSessions, 'destroy'], {
  ...{ name: 'admin.account.sessions.destroy', whileSuspended: true },
})
form('views', [panel.SavedViews, 'store'], { name: 'admin.views.store' })
form('views/:id/forget', [panel.SavedViews, 'destroy'], { name: 'admin.views.destroy' })
page('suggestions/:kind', [panel.Suggestions, 'index'], {
  ...{ name: 'admin.suggestions.index', isGlance: true },
})
page('search', [panel.Search, 'index'], { name: 'admin.search.index' })
page('jobs', [panel.Jobs, 'index'], { name: 'admin.jobs.index', guard: 'staff' })
form('jobs/:job/retry', [panel.Jobs, 'update'], { name: 'admin.jobs.update', guard: 'staff' })
form('jobs/:job/forget', [panel.Jobs, 'destroy'], { name: 'admin.jobs.destroy', guard: 'staff' })
page('settings', [panel.Settings, 'index'], {
  ...{ name: 'admin.settings.index', guard: 'admin', wantsProof: true },
})
const exporting = { guard: 'lead', wantsProof: true } as const
page('exports/products', [panel.Exports, 'products'], {
  name: 'admin.exports.products',
  ...exporting,
})
page('exports/users', [panel.Exports, 'users'], { name: 'admin.exports.users', ...exporting })
page('exports/audit', [panel.Exports, 'audit'], { name: 'admin.exports.audit', ...exporting })
