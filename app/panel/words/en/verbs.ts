import type { EffectKind } from '#rules/moderation'
import type { Verb } from '#rules/verbs'

/** On buttons: each names the outcome. */
export const verbs: Record<Verb, string> = {
  ...{ keep: 'Keep', hide: 'Hide', remove: 'Remove', restore: 'Show again' },
  ...{ approve: 'Approve', reject: 'Reject', no_action: 'No action', warn: 'Warn' },
  ...{ suspend: 'Suspend', ban: 'Ban', lift: 'Lift', clear_profile: 'Clear profile' },
  ...{ uphold: 'Uphold', overturn: 'Overturn', escalate: 'Ask a lead' },
  ...{ recategorise: 'Move it', remove_image: 'Take the picture away' },
}

/** What a decision did, after a name. */
export const effects: Record<EffectKind, string> = {
  ...{ approve: 'published it', hide: 'hid it', remove: 'removed it', restore: 'showed it again' },
  ...{ clear_profile: 'cleared the profile', remove_image: 'took a picture away' },
  ...{ recategorise: 'moved it to another category', warn: 'warned the author' },
  ...{ suspend: 'suspended the author', ban: 'banned the author', lift: 'lifted a sanction' },
  ...{ dismiss: 'left it as it is', escalate: 'asked a lead' },
}
