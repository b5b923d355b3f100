import Type, { type Static } from 'typebox'
import { Variants } from '#shapes/picture'
import { count, nullable, shape, url } from '#shapes/schema'

/** `variants` is null until a job has made them; of pictures that Django stored all four are. */
export const ProductImage = shape(
  'ProductImage',
  {
    id: Type.Integer(),
    image: nullable(url()),
    alt_text: Type.String(),
    is_primary: Type.Boolean(),
    order_index: count(),
    width: nullable(count()),
    height: nullable(count()),
    thumbhash: nullable(Type.String({ description: 'A placeholder, in base64: evanw/thumbhash' })),
    variants: nullable(Variants()),
  },
  {
    id: 77,
    image: 'https://vitrin.example.com/media/products/42/5d1c0e9a.jpg',
    alt_text: 'The satchel from the front',
    is_primary: true,
    order_index: 0,
    width: 4000,
    height: 3000,
    thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
    variants: {
      thumb: sample('thumb', 320),
      card: sample('card', 640),
      full: sample('full', 1600),
    },
  }
)
export type ProductImage = Static<typeof ProductImage>

function sample(name: string, width: number) {
  const file = `https://vitrin.example.com/media/products/42/5d1c0e9a-${name}`
  return { width, height: (width * 3) / 4, webp: `${file}.webp`, avif: null }
}
