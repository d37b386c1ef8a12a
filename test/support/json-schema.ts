/**
 * A small reader of JSON Schema, as much of it as the document of the API uses. A keyword that it does not know is an error:
 * nothing of a schema is passed over in silence.
 */

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly items?: Schema | boolean
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly not?: Schema
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly default?: unknown
}

const KNOWN: ReadonlySet<string> = new Set([
  ...['$ref', 'type', 'enum', 'const', 'properties', 'required', 'additionalProperties', 'propertyNames'],
  ...[
    'items',
    'prefixItems',
    'anyOf',
    'oneOf',
    'allOf',
    'not',
    'minLength',
    'maxLength',
    'pattern',
    'format',
  ],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems'],
  ...['uniqueItems', 'minProperties', 'maxProperties'],
  // Said to readers; they demand nothing.
  ...['title', 'description', 'example', 'examples', 'default', 'deprecated', 'readOnly', 'writeOnly', 'id'],
  ...['$schema', '$id', 'contentEncoding', 'contentMediaType', '$comment'],
])

/** Texts of these formats look like this; others are free. */
export const FORMATS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  uri: /^[a-z][a-z0-9+.-]*:/i,
}

/** A document that schemas point into with `$ref`. */
export interface SchemaHome {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

/** The schema itself, without detours. */
export function resolved(home: SchemaHome, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const name = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref)?.[1]
  const found = name === undefined ? undefined : home.components?.schemas?.[decodeURIComponent(name)]
  if (found === undefined) throw new Error(`the document has no ${schema.$ref}`)
  return resolved(home, found)
}

/** What is wrong with a value, each fault with its path; empty when nothing is. */
export function schemaFaults(home: SchemaHome, given: Schema, value: unknown, at = '$'): string[] {
  const schema = resolved(home, given)
  for (const keyword of Object.keys(schema))
    if (!KNOWN.has(keyword) && !keyword.startsWith('x-'))
      throw new Error(`unknown keyword ${keyword} at ${at}`)
  const faults: string[] = []
  const demand = (good: boolean, what: string) => {
    if (!good) faults.push(`${at}: ${what}, not ${shown(value)}`)
  }
  const types = schema.type === undefined ? [] : [schema.type].flat()
  if (types.length > 0)
    demand(
      types.some((type) => isOfType(type, value)),
      `must be ${types.join(' or ')}`,
    )
  if (schema.enum !== undefined)
    demand(
      schema.enum.some((one) => same(one, value)),
      `must be one of ${shown(schema.enum)}`,
    )
  if ('const' in schema) demand(same(schema.const, value), `must be ${shown(schema.const)}`)
  const passes = (one: Schema) => schemaFaults(home, one, value, at).length === 0
  if (schema.anyOf !== undefined && !schema.anyOf.some(passes))
    faults.push(...schema.anyOf.flatMap((one) => schemaFaults(home, one, value, `${at}(any)`)))
  if (schema.oneOf !== undefined)
    demand(schema.oneOf.filter(passes).length === 1, 'must be of exactly one of the shapes')
  for (const one of schema.allOf ?? []) faults.push(...schemaFaults(home, one, value, at))
  if (schema.not !== undefined) demand(!passes(schema.not), `must not be ${shown(schema.not)}`)
  if (typeof value === 'string') faults.push(...textFaults(schema, value, at))
  if (typeof value === 'number') numberDemands(schema, value, demand)
  if (Array.isArray(value)) faults.push(...listFaults(home, schema, value, at))
  else if (typeof value === 'object' && value !== null)
    faults.push(...objectFaults(home, schema, value as Record<string, unknown>, at))
  return faults
}

function textFaults(schema: Schema, value: string, at: string): string[] {
  const length = [...value].length
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, format } = schema
  return [
    ...(length < minLength || length > maxLength
      ? [`${at}: length ${length} not in ${minLength}..${maxLength}`]
      : []),
    ...(pattern !== undefined && !new RegExp(pattern, 'u').test(value)
      ? [`${at}: ${shown(value)} is not ${pattern}`]
      : []),
    ...(format !== undefined && FORMATS[format]?.test(value) === false
      ? [`${at}: ${shown(value)} is no ${format}`]
      : []),
  ]
}

function numberDemands(schema: Schema, value: number, demand: (good: boolean, what: string) => void): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  if (minimum !== undefined) demand(value >= minimum, `must be at least ${minimum}`)
  if (maximum !== undefined) demand(value <= maximum, `must be at most ${maximum}`)
  if (exclusiveMinimum !== undefined) demand(value > exclusiveMinimum, `must be above ${exclusiveMinimum}`)
  if (exclusiveMaximum !== undefined) demand(value < exclusiveMaximum, `must be below ${exclusiveMaximum}`)
  if (multipleOf !== undefined) demand(value % multipleOf === 0, `must be a multiple of ${multipleOf}`)
}

function listFaults(home: SchemaHome, schema: Schema, value: readonly unknown[], at: string): string[] {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, prefixItems = [], items } = schema
  const faults = value.flatMap((one, place) => {
    const of = prefixItems[place] ?? (typeof items === 'object' ? items : undefined)
    return of === undefined ? [] : schemaFaults(home, of, one, `${at}[${place}]`)
  })
  if (value.length < minItems || value.length > maxItems) faults.push(`${at}: ${value.length} items`)
  if (schema.uniqueItems === true && new Set(value.map((one) => JSON.stringify(one))).size < value.length)
    faults.push(`${at}: items repeat`)
  return faults
}

function objectFaults(
  home: SchemaHome,
  schema: Schema,
  value: Record<string, unknown>,
  at: string,
): string[] {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema
  const faults = required.filter((key) => !(key in value)).map((key) => `${at}: ${key} is missing`)
  for (const [key, one] of Object.entries(value)) {
    const of = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    if (of === false) faults.push(`${at}: ${key} is not described`)
    else if (typeof of === 'object') faults.push(...schemaFaults(home, of, one, `${at}.${key}`))
    if (propertyNames !== undefined)
      faults.push(...schemaFaults(home, propertyNames, key, `${at}.${key} (name)`))
  }
  return faults
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value)
  return typeof value === type
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
