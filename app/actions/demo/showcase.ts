import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import type { Person } from '#actions/demo/person'
import type { Story } from '#actions/demo/story'
import type Product from '#models/product'

/** The files of `resources/demo`: who and what is named there is found by name, times are ages. */
export interface Showcase {
  people: Person[]
  categories: { slug: string; name: string; description: string; parent?: string }[]
  products: Listed[]
  threads: { product: string; comments: Said[] }[]
  moderation: Story
}

export interface Listed extends Pick<Product, 'name' | 'description' | 'price' | 'currency'> {
  category: string
  owner: string
  days: number
  likes: number
  tags: string[]
  status?: Product['status']
  moderation_state?: Product['moderationState']
}

/** What somebody says below a product, `hours` after what it answers or after the product came. */
export interface Said {
  author: string
  hours: number
  content: string
  is_approved?: boolean
  is_edited?: boolean
  is_deleted?: boolean
  replies?: Said[]
}

export async function readShowcase(): Promise<Showcase> {
  const names = ['people', 'categories', 'products', 'threads', 'moderation']
  const files = names.map(async (name) => {
    const text = await readFile(app.makePath('resources/demo', `${name}.json`), 'utf8')
    return [name, JSON.parse(text)]
  })
  return Object.fromEntries(await Promise.all(files)) as Showcase
}
