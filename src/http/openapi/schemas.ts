import { z } from 'zod'

/** A JSON Schema, 2020-12, as OpenAPI 3.1 uses it. */
export type JsonSchema = { readonly [key: string]: unknown }

const COMPONENTS = '#/components/schemas/'

/** Turns shapes into JSON Schema; those with an id become components that others refer to. */
export class SchemaBook {
  private readonly made = new Map<string, JsonSchema>()

  /** What a request must be (`input`) or a reply is (`output`). */
  of(shape: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const {
      $schema: _version,
      $defs: named,
      ...schema
    } = z.toJSONSchema(shape, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Record<
      string,
      unknown
    >
    const names = new Map<string, string>()
    for (const [id, inner] of Object.entries((named ?? {}) as Record<string, JsonSchema>))
      names.set(id, this.nameFor(id, tidy(inner, io) as JsonSchema, io))
    for (const [id, inner] of Object.entries((named ?? {}) as Record<string, JsonSchema>))
      this.made.set(names.get(id)!, renamed(tidy(inner, io), names) as JsonSchema)
    return renamed(tidy(schema, io), names) as JsonSchema
  }

  /** A shape that is sent otherwise than it is answered (defaults) has two names. */
  private nameFor(id: string, schema: JsonSchema, io: 'input' | 'output'): string {
    const plain = JSON.stringify(schema)
    for (const name of [id, `${id}${io === 'input' ? 'Input' : 'Reply'}`]) {
      const held = this.plain.get(name)
      if (held === undefined || held === plain) {
        this.plain.set(name, plain)
        return name
      }
    }
    throw new Error(`three shapes are called ${id}`)
  }

  private readonly plain = new Map<string, string>()

  /** All that were given a name. */
  get components(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.made].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

/** Zod's own ways that say nothing to a reader, or too much: bounds of safe integers, closed replies. */
function tidy(value: unknown, io: 'input' | 'output'): unknown {
  if (Array.isArray(value)) return value.map((one) => tidy(one, io))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if ((key === 'maximum' || key === 'minimum') && Math.abs(inner as number) === Number.MAX_SAFE_INTEGER)
      return []
    if (key === 'additionalProperties' && inner === false && io === 'output') return []
    // What the format says already, in 150 characters.
    if (key === 'pattern' && 'format' in value) return []
    if (key === 'example') return [['examples', [inner]]]
    if (key === 'examples' && !Array.isArray(inner)) return [[key, [inner]]]
    return [[key, tidy(inner, io)]]
  })
  return Object.fromEntries(entries)
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, names))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== '$ref' || typeof inner !== 'string') return [key, renamed(inner, names)]
      const id = inner.replace('#/$defs/', '')
      return [key, `${COMPONENTS}${names.get(id) ?? id}`]
    }),
  )
}
