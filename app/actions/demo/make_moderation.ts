import { Cast, type Within } from '#actions/demo/cast'
import { makeCase } from '#actions/demo/make_case'
import type { Remark, Routine, Story, ToldCase } from '#actions/demo/story'
import Comment from '#models/comment'
import Group from '#models/group'
import Rule from '#models/rule'

/** What moderators of the demo have decided in two weeks, and what waits for them. */
export async function makeModeration(story: Story, within: Within): Promise<void> {
  const { client, now, people } = within
  const group = await Group.query({ client }).where('name', Group.MODERATORS).firstOrFail()
  for (const username of story.moderators)
    await people.get(username)!.related('groups').attach([group.id])
  const fine = await everySo(story.routine, within)
  const { targets: targetKinds, list, ...rule } = story.rule
  const columns = { ...rule, targetKinds, settings: { list }, isOn: true, triedAt: now }
  const comments = await sayAll(story, within)
  const stored = await Rule.create(columns, { client })
  const cast = await Cast.of(within, { rule: stored, comments })
  for (const told of story.cases) await makeCase(told, cast)
  for (const told of fine) await makeCase(told, cast)
}

/** What was hidden and not restored is not approved. */
async function sayAll({ comments, cases }: Story, within: Within): Promise<Map<string, Comment>> {
  const hidden = new Set(
    cases
      .filter(({ decisions }) => decisions?.at(-1)?.effects.includes('hide'))
      .map(({ about }) => about)
  )
  const said = new Map<string, Comment>()
  for (const [key, remark] of Object.entries(comments))
    said.set(key, await say(remark, !hidden.has(`comment:${key}`), within))
  return said
}

function say({ product, author, hours, content }: Remark, isApproved: boolean, within: Within) {
  const { client, now, people, products } = within
  const createdAt = now.minus({ hours })
  const by = { productId: products.get(product)!.id, userId: people.get(author)!.id }
  return Comment.create({ ...by, content, isApproved, createdAt, updatedAt: createdAt }, { client })
}

/** Reports of comments that were fine, evenly over two weeks. */
async function everySo(routine: Routine, { client, people }: Within): Promise<ToldCase[]> {
  const shown = await Comment.query({ client })
    .where({ isActive: true, isApproved: true })
    .orderBy('id')
  const picked = shown.filter((_, at) => at % routine.every === 0)
  const step = (routine.from - routine.to) / picked.length
  const usernameOf = (id: number) => [...people.values()].find((one) => one.id === id)!.username
  return picked.map(({ content, userId }, at) => {
    const hours = routine.from - at * step
    const pick = (names: string[]) => names.filter((name) => name !== usernameOf(userId))
    const reporters = pick(routine.reporters)
    const by = reporters[at % reporters.length]!
    const moderators = pick(routine.by)
    return {
      about: `comment:=${content.slice(0, 40)}`,
      hours,
      reports: [{ by, reason: routine.reasons[at % routine.reasons.length]!, text: '', hours }],
      decisions: [
        {
          ...{ by: moderators[at % moderators.length]!, hours: hours - 1 - (at % 5) * 3 },
          ...{ effects: ['dismiss' as const], reason: 'other' },
        },
      ],
    }
  })
}
