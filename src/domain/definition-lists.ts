import type { YamlFileName } from './pack-schema.js'

/** The lists of a pack whose entries have an id and can be changed one by one. */
export const DEFINITION_LISTS = [
  'levels',
  'classifications',
  'measures',
  'forms',
  'indicators',
  'acts',
] as const
export type DefinitionList = (typeof DEFINITION_LISTS)[number]

/** Where each list stands: its file, and the key under which it is; null when the file is the list. */
export const LIST_PLACES: Readonly<
  Record<DefinitionList, { readonly file: YamlFileName; readonly key: string | null }>
> = {
  levels: { file: 'pack.yaml', key: 'levels' },
  classifications: { file: 'measures.yaml', key: 'classifications' },
  measures: { file: 'measures.yaml', key: 'measures' },
  forms: { file: 'forms.yaml', key: null },
  indicators: { file: 'indicators.yaml', key: null },
  acts: { file: 'reorganisations.yaml', key: null },
}

/** An entry of a list as its file has it. */
export type DefinitionEntry = Readonly<Record<string, unknown>>

/** One change to the files of a pack; the shapes are those of the API (`wire/definitions.ts`). */
export type DefinitionChange =
  | {
      readonly kind: 'put'
      readonly list: DefinitionList
      readonly id: string
      /** Behind which entry; null: first; undefined: where it is, or last. */
      readonly after?: string | null | undefined
      readonly value: DefinitionEntry
    }
  | { readonly kind: 'remove'; readonly list: DefinitionList; readonly id: string }
  | { readonly kind: 'calendar'; readonly value: DefinitionEntry }
  | { readonly kind: 'file'; readonly name: string; readonly text: string | null }
