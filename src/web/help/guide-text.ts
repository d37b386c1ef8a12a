/** A text of the guide, as `vite/guide-pages.ts` makes it out of `docs/guide/TOPIC.LANG.md`. */
export type GuideBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly GuideSpan[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly GuideSpan[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly GuideBlock[])[] }
  /** `file`: its name in `docs/guide/images`; `says`: what is to be seen, for who cannot see it. */
  | { readonly kind: 'picture'; readonly file: string; readonly says: string }

export type GuideSpan =
  | { readonly kind: 'text'; readonly text: string }
  /** A key or keys to press. */
  | { readonly kind: 'key'; readonly text: string }
  | { readonly kind: 'strong'; readonly spans: readonly GuideSpan[] }
  | { readonly kind: 'link'; readonly to: string; readonly spans: readonly GuideSpan[] }
