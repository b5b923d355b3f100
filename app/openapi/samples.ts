import type { Account } from '#shapes/account'
import type { Comment } from '#shapes/comment'
import type { Category } from '#shapes/category'
import type { Product } from '#shapes/product'
import type { Tag } from '#shapes/tag'
import type { TokenPair } from '#shapes/tokens'
import type { User, UserDetail } from '#shapes/user'

/** Examples in the document: what the shapes allow, by type and by test. */

export const names = { first_name: 'Ada', last_name: 'Yıldız' }

export const account: Account = {
  id: 3,
  username: 'ada',
  email: 'ada@example.com',
  ...names,
  is_verified: false,
  date_joined: '2026-11-02T09:15:00.482913Z',
  last_login: '2026-11-20T08:02:11.017254Z',
  profile: {
    bio: 'Bags and small leather goods.',
    avatar: null,
    location: 'İzmir',
    website: 'https://ada.example.com',
    phone: '',
    birth_date: null,
    gender: '',
    is_private: false,
  },
  stats: { products_count: 12, likes_received: 208, comments_count: 31 },
}

const face = {
  id: account.id,
  username: account.username,
  ...names,
  is_verified: account.is_verified,
  date_joined: account.date_joined,
  profile: {
    bio: 'Bags and small leather goods.',
    avatar: null,
    location: 'İzmir',
    website: 'https://ada.example.com',
    is_private: false,
  },
}

export const user: User = { ...face, products_count: 12 }

export const userDetail: UserDetail = {
  ...face,
  stats: { products_count: 12, likes_received: 208, comments_count: 29 },
}

export const tokens: TokenPair = {
  access: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl',
  refresh: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl',
}

export const category: Category = {
  id: 5,
  name: 'Bags',
  slug: 'bags',
  description: 'Carried over the shoulder or by hand',
  image: null,
  parent: null,
  products_count: 12,
}

export const tag: Tag = { id: 8, name: 'Handmade', slug: 'handmade', products_count: 7 }

export const product: Product = {
  id: 42,
  name: 'Leather satchel',
  slug: 'leather-satchel',
  description: 'Vegetable-tanned, hand-stitched, with a brass buckle.',
  price: '129.90',
  currency: 'EUR',
  category: {
    id: 5,
    name: 'Bags',
    slug: 'bags',
    description: 'Carried over the shoulder or by hand',
    image: null,
  },
  images: [
    {
      id: 77,
      image: 'https://vitrin.example.com/media/products/satchel.jpg',
      alt_text: 'The satchel from the front',
      is_primary: true,
      order_index: 0,
      width: null,
      height: null,
      thumbhash: null,
      variants: null,
    },
  ],
  tags: [
    { id: 8, name: 'Handmade', slug: 'handmade' },
    { id: 2, name: 'Leather', slug: 'leather' },
  ],
  user: { id: 3, username: 'ada', ...names, avatar: null },
  is_liked: false,
  views_count: 318,
  likes_count: 27,
  comments_count: 4,
  status: 'published',
  moderation_state: 'visible',
  created_at: '2026-11-19T16:40:12.093714Z',
  updated_at: '2026-11-20T08:02:55.610402Z',
}

/** What creating and replacing a product take. */
export const productInput = {
  name: product.name,
  description: product.description,
  price: product.price,
  currency: product.currency,
  category_id: product.category.id,
  tags: product.tags.map(({ name }) => name),
}

export const comment: Comment = {
  id: 311,
  product: product.id,
  parent: null,
  user: { id: 9, username: 'grace', first_name: 'Grace', last_name: 'Hopper', avatar: null },
  content: 'Does it hold a 14-inch laptop?',
  is_approved: true,
  is_edited: false,
  is_deleted: false,
  likes_count: 3,
  replies_count: 1,
  created_at: '2026-11-20T09:12:40.120934Z',
  updated_at: '2026-11-20T09:12:40.120934Z',
  replies: [
    {
      id: 312,
      product: product.id,
      parent: 311,
      user: product.user,
      content: 'Just so, with its sleeve off.',
      is_approved: true,
      is_edited: true,
      is_deleted: false,
      likes_count: 0,
      replies_count: 0,
      created_at: '2026-11-20T09:31:02.004518Z',
      updated_at: '2026-11-20T09:33:17.881230Z',
      replies: [],
    },
  ],
}
