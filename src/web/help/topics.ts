import type { Role } from '../../domain/access-table.js'

/** The texts of the guide, one for every role and one for everybody: `docs/guide/TOPIC.LANG.md`. */
export const TOPICS = ['start', 'clerk', 'head', 'analyst', 'registrar', 'leader', 'administrator'] as const
export type Topic = (typeof TOPICS)[number]

export function isTopic(text: string): text is Topic {
  return (TOPICS as readonly string[]).includes(text)
}

/** The topics of these roles, the first steps before them. */
export function topicsOf(roles: ReadonlySet<Role>): Topic[] {
  return TOPICS.filter((topic) => topic === 'start' || roles.has(topic))
}
