import Type from 'typebox'
import { controllers } from '#generated/controllers'
import { gone, ok } from '#routing/answers'
import { withPictures } from '#routing/refusals'
import { pictureFiles } from '#start/routes/picture_files'
import { resource } from '#start/routes/resource'
import { ProductImage } from '#shapes/product_image'
import {
  editPictureValidator,
  newPictureValidator,
  orderPicturesValidator,
} from '#validators/picture'

const { ProductImages } = controllers.api.v1
const { get, post, patch, remove } = resource('Pictures', 'Pictures of products')

const Pictures = Type.Array(ProductImage)

get('products/:id/images', [ProductImages, 'index'], {
  name: 'products.images.index',
  guard: 'viewer',
  answers: ok(Pictures, 'All of them, in their order'),
  summary: 'Read the pictures of a product',
  description: 'For whoever sees the product.',
})

post('products/:id/images', [ProductImages, 'store'], {
  name: 'products.images.store',
  guard: 'owner',
  throttle: ['caller', 'pictures'],
  body: {
    validator: newPictureValidator,
    example: { alt_text: 'The satchel from the front' },
    files: pictureFiles(true),
  },
  answers: {
    201: { shape: Pictures, description: 'In the order of the files; one of them is new' },
    200: { shape: Pictures, description: 'In the order of the files; the product had all of them' },
  },
  refusals: withPictures,
  summary: 'Add pictures to a product of yours',
  description: `All of them, or none when one is refused. They can be shown at once; \`variants\` follow within
seconds. What is published is not the file that was sent: it holds no place, camera or comment.`,
})

patch('products/:id/images', [ProductImages, 'reorder'], {
  name: 'products.images.reorder',
  guard: 'owner',
  body: { validator: orderPicturesValidator, example: { order: [78, 77] } },
  answers: ok(Pictures, 'All of them, in their new order'),
  summary: 'Put the pictures of a product of yours in order',
  description: 'Names every picture once.',
})

patch('products/:id/images/:image_id', [ProductImages, 'update'], {
  name: 'products.images.update',
  guard: 'owner',
  body: { validator: editPictureValidator, example: { is_primary: true } },
  answers: ok(ProductImage, 'The picture as it is now'),
  summary: 'Edit a picture of a product of yours',
  description: `What is not sent stays as it is. One picture is the primary one: another that becomes it takes its
place, and one that stops being it is followed by the next.`,
})

remove('products/:id/images/:image_id', [ProductImages, 'destroy'], {
  name: 'products.images.destroy',
  guard: 'owner',
  answers: gone,
  summary: 'Delete a picture of a product of yours',
  description: 'Where it was the primary one, the next one becomes that.',
})
