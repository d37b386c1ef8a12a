import { z } from 'zod'
import { ability, cursor, isoDate, moment, pageOf, pageQuery, periodCode, unitKey, words } from './common.js'
import { endpoint, FILE_LIMIT } from './endpoint.js'
import { ZIP } from './media-types.js'
import { findingShape } from './problem.js'
import { unitName } from './register.js'

/** Name of a file in the pack's folder: `measures.yaml`, `units.csv`, `templates/half-year.md`. */
const fileName = z
  .string()
  .max(120)
  .regex(/^(templates\/)?[A-Za-z0-9][A-Za-z0-9._-]*\.(yaml|csv|md)$/)
  .meta({ example: 'indicators.yaml' })

/** Hash under which an edition of the definitions is registered. */
const edition = z.string().min(8).max(128)

const group = { tag: 'definitions', status: 200 } as const
const reading = { ...group, method: 'get', access: ['pack.read'], writes: false } as const

const listedEdition = z
  .object({
    edition,
    version: z.string(),
    at: moment,
    /** Who brought it: name of a person, or of the program that read the folder. */
    by: z.string(),
    /** From the folder of the pack, from an edit in the pages, or from an imported archive. */
    source: z.enum(['folder', 'edit', 'import']),
    /** Why, as whoever applied it said; null of a folder. */
    reason: z.string().nullable(),
    /** Files that differ from the edition before. */
    files: z.array(fileName),
  })
  .meta({ id: 'Edition' })

export const readDefinitions = endpoint({
  ...reading,
  id: 'readDefinitions',
  path: '/definitions',
  etag: true,
  reply: z.object({
    current: listedEdition,
    files: z.array(z.object({ name: fileName, size: z.int(), lines: z.int() })),
    /** May the caller change definitions, and the tree of units? */
    may: z.object({ edit: ability }),
  }),
  problems: ['edition-unknown'],
})

export const listEditions = endpoint({
  ...reading,
  id: 'listEditions',
  path: '/definitions/editions',
  query: z.object({ ...pageQuery, cursor: cursor.optional() }),
  reply: pageOf(listedEdition),
  problems: ['list-cursor'],
})

export const readDefinitionFile = endpoint({
  ...reading,
  id: 'readDefinitionFile',
  path: '/definitions/file',
  query: z.object({ name: fileName, edition: edition.optional() }),
  reply: z.object({ edition, name: fileName, text: z.string() }),
  problems: ['definition-file-unknown', 'edition-unknown'],
})

/** The whole pack as an archive of its files; of an older edition when named. */
export const exportDefinitions = endpoint({
  ...reading,
  id: 'exportDefinitions',
  path: '/definitions/export',
  query: z.object({ edition: edition.optional() }),
  replyFile: ZIP,
  problems: ['edition-unknown'],
})

const LISTS = ['levels', 'classifications', 'measures', 'forms', 'indicators', 'acts'] as const
export const definitionList = z.enum(LISTS)

/**
 * One change to the files of the pack. `put` writes one entry of a list as the pack's files shape it (docs/pack-format.md),
 * in place of the entry with this id or behind `after` (null: first; left out: last); `calendar` writes the whole
 * calendar; `file` writes a file as text, or takes it away. Comments elsewhere in the file stay. A measure that is put gets its
 * missing series at the end of series.csv.
 */
export const definitionChange = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('put'),
      list: definitionList,
      id: z.string().min(1).max(120),
      after: z.string().max(120).nullable().optional(),
      value: z.record(z.string(), z.unknown()),
    }),
    z.strictObject({ kind: z.literal('remove'), list: definitionList, id: z.string().min(1).max(120) }),
    z.strictObject({ kind: z.literal('calendar'), value: z.record(z.string(), z.unknown()) }),
    z.strictObject({
      kind: z.literal('file'),
      name: fileName,
      text: z.string().max(2_000_000).nullable(),
    }),
  ])
  .meta({ id: 'DefinitionChange' })

/** Every list as the pack's files hold it, for pages that edit. Values have the shapes of docs/pack-format.md. */
export const readDefinitionLists = endpoint({
  ...reading,
  id: 'readDefinitionLists',
  path: '/definitions/lists',
  query: z.object({ edition: edition.optional() }),
  reply: z.object({
    edition,
    lists: z.object(
      Object.fromEntries(LISTS.map((list) => [list, z.array(z.record(z.string(), z.unknown()))])) as Record<
        (typeof LISTS)[number],
        z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnknown>>
      >,
    ),
    calendar: z.record(z.string(), z.unknown()),
  }),
  problems: ['edition-unknown'],
})

const changes = z.array(definitionChange).min(1).max(500)

const place = z.object({ code: z.string(), name: z.string(), level: z.string(), parent: unitName.nullable() })

/** What a new edition does to units, figures and people, in plain terms; everything that it leaves alone is left out. */
export const effectsShape = z
  .object({
    /** Units whose place in the tree, name or code is another on some day than it was; `on` is the first such day. */
    units: z.array(
      z.object({
        unit: unitKey,
        on: isoDate,
        change: z.enum(['created', 'abolished', 'renamed', 'moved', 'changed']),
        before: place.nullable(),
        after: place.nullable(),
      }),
    ),
    /** Of every unit that ends or gives up a part: where its past figures are looked for from then on. */
    successions: z.array(
      z.object({
        unit: unitName,
        on: isoDate,
        /** whole: added to one heir; shared: apportioned and marked estimated; none: not comparable any more. */
        fate: z.enum(['whole', 'shared', 'none']),
        heirs: z.array(
          z.object({
            unit: unitName,
            /** Null: not known, so it must be stated before figures can be compared. */
            share: z.string().nullable(),
            basis: z.enum(['whole', 'population', 'area', 'declared']),
          }),
        ),
        /** Returns that hold figures of it, and those for periods that end after the change. */
        returns: z.int(),
        returnsAfter: z.int(),
      }),
    ),
    /** Shares that have to be stated so that figures can be compared across the change. */
    needed: z.array(z.object({ act: z.string(), from: unitName, to: z.array(unitName), text: z.string() })),
    /** People whose office ends because its unit does. */
    offices: z.array(
      z.object({ account: z.string(), name: z.string(), role: z.string(), unit: unitName, on: isoDate }),
    ),
    series: z.object({ added: z.array(z.string()), renamed: z.array(z.string()) }),
    measures: z.object({ added: z.array(z.string()), changed: z.array(z.string()) }),
    indicators: z.object({
      added: z.array(z.string()),
      changed: z.array(z.string()),
      removed: z.array(z.string()),
    }),
    forms: z.array(
      z.object({
        form: z.string(),
        change: z.enum(['added', 'changed', 'removed']),
        /** Cells that returns will ask for and do not now, and the other way round. */
        asked: z.array(z.string()),
        noLongerAsked: z.array(z.string()),
        /** Returns of this form that are drafts or on their way now. */
        open: z.int(),
      }),
    ),
    /** Periods of this year and the next whose window or deadlines change. */
    periods: z.array(
      z.object({
        period: periodCode,
        window: z.object({ before: z.string(), after: z.string() }).nullable(),
        due: z.array(z.object({ level: z.string(), before: isoDate.nullable(), after: isoDate.nullable() })),
      }),
    ),
    /** What else must be known before it is applied, in the caller's language. */
    warnings: z.array(z.string()),
  })
  .meta({ id: 'DefinitionEffects' })

/** Change nothing: tell what is wrong with these changes, and what they would do. */
export const previewDefinitions = endpoint({
  ...group,
  id: 'previewDefinitions',
  method: 'post',
  path: '/definitions/preview',
  access: ['pack.manage'],
  writes: false,
  body: z.strictObject({ edition, changes }),
  bodyLimit: 4_000_000,
  reply: z.object({
    /** False as soon as there is a finding. */
    sound: z.boolean(),
    findings: z.array(findingShape),
    /** Files that would change, with their text before and after; null: there is none. */
    files: z.array(z.object({ name: fileName, before: z.string().nullable(), after: z.string().nullable() })),
    /** Null when the changes are not sound. */
    effects: effectsShape.nullable(),
  }),
  problems: ['definitions-changed', 'definition-entry-unknown', 'definition-file-unknown', 'edition-unknown'],
})

/** Apply the changes: a new edition holds from then on, in every server of the installation. */
export const applyDefinitions = endpoint({
  ...group,
  id: 'applyDefinitions',
  method: 'post',
  path: '/definitions',
  access: ['pack.manage'],
  writes: true,
  body: z.strictObject({
    edition,
    changes,
    reason: z.string().max(1000),
    source: z.enum(['edit', 'import']).optional(),
  }),
  bodyLimit: 4_000_000,
  reply: listedEdition,
  problems: [
    'definitions-changed',
    'definitions-unsound',
    'definitions-same',
    'definition-entry-unknown',
    'definition-file-unknown',
    'definition-reason-missing',
    'edition-unknown',
  ],
})

/** What an archive of a pack would change: the changes, to be previewed and applied like any others. */
export const unpackDefinitions = endpoint({
  ...group,
  id: 'unpackDefinitions',
  method: 'post',
  path: '/definitions/unpack',
  access: ['pack.manage'],
  writes: false,
  bodyFile: ZIP,
  bodyLimit: FILE_LIMIT,
  reply: z.object({
    edition,
    changes: z.array(definitionChange),
    /** Files of the archive that are no part of a pack and are left alone. */
    ignored: z.array(z.string()),
  }),
  problems: ['archive-unreadable', 'archive-other-pack', 'archive-too-large', 'edition-unknown'],
})

/** What an expression comes to, while it is being typed. Nothing is kept. */
export const tryExpression = endpoint({
  ...group,
  id: 'tryExpression',
  method: 'post',
  path: '/definitions/expression',
  access: ['figure.read', 'pack.manage'],
  writes: false,
  body: z.strictObject({
    expression: z.string().max(4000),
    /** Of what the result is shown as; as the expression itself suggests when left out. */
    decimals: z.int().min(0).max(6).optional(),
    format: z.enum(['count', 'percent', 'rate', 'amount']).optional(),
    /** Whose figures; the caller's home when left out, none when the caller may not see figures. */
    unit: unitKey.optional(),
    period: periodCode.optional(),
  }),
  reply: z.object({
    /** What is wrong, with `column` (from 1) in the expression. */
    findings: z.array(findingShape),
    /** What it is made of, and what each part comes to; null values: nobody reported. */
    parts: z.array(z.object({ code: z.string(), name: words, value: z.string().nullable() })),
    /** Exact decimal text; null when it cannot be worked out. */
    value: z.string().nullable(),
    /** As a document prints it. */
    shown: words.nullable(),
    /** Of a share or rate: what is divided by what. */
    numerator: z.string().nullable(),
    denominator: z.string().nullable(),
    unit: unitKey.nullable(),
    period: periodCode.nullable(),
    /** Why there is no figure though the expression is sound, in the caller's language. */
    note: z.string().nullable(),
  }),
  problems: ['period-code-invalid', 'unit-key-unknown', 'unit-tree-none'],
})
