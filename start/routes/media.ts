import Type from 'typebox'
import { controllers } from '#generated/controllers'
import type { Answer } from '#routing/entry'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'

const { get } = resource('Media', 'Stored pictures')

const bytes = Type.String({ format: 'binary' })
const content = Object.fromEntries(
  ['jpeg', 'png', 'webp', 'avif', 'gif'].map((kind) => [`image/${kind}`, bytes])
)

const answers: Record<number, Answer> = {
  200: { description: 'The picture', content, headers: ['ETag'] },
  206: {
    description: 'The part that `Range` asks for',
    content,
    headers: ['ETag', 'Content-Range'],
  },
  304: { description: 'As you have it already', headers: ['ETag'] },
}

// A page of twenty products asks for as many pictures, so that none counts.
get('/media/*', [controllers.site.Media, 'show'], {
  name: 'media.show',
  guard: 'viewer',
  throttle: [],
  answers,
  refusals: [refusals.rangeNotSatisfiable, refusals.databaseUnavailable, refusals.storageAway],
  summary: 'Read a picture',
  description:
    'By the name that answers give, unless they name another server. Who may see what it is of may see it.',
})
