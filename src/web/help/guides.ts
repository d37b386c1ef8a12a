import type { Lang } from '../../domain/words.js'
import type { GuideBlock } from './guide-text.js'
import type { Topic } from './topics.js'

/** Texts and pictures of the guide as they were when the pages were built. Each is fetched when somebody reads it. */
const TEXTS = import.meta.glob<readonly GuideBlock[]>('../../../docs/guide/*.md', { import: 'default' })
const PICTURES = import.meta.glob<string>('../../../docs/guide/images/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
})

/** The text of a topic. */
export async function readGuide(topic: Topic, lang: Lang): Promise<readonly GuideBlock[]> {
  return (await TEXTS[`../../../docs/guide/${topic}.${lang}.md`]?.()) ?? []
}

/** The address of a picture; undefined when there is none of this name. */
export function pictureAddress(file: string): string | undefined {
  return PICTURES[`../../../docs/guide/images/${file}`]
}
