import fc from 'fast-check'
import { resolved, type Schema, type SchemaHome, schemaFaults } from './json-schema.js'

/**
 * Something that an earlier reply held under this name; which one is found out when the request is sent. When there is none that
 * the schema allows, it is `otherwise`.
 */
export class Known {
  constructor(
    readonly name: string,
    readonly pick: number,
    readonly schema: Schema,
    readonly otherwise: string,
  ) {}
}

/** Texts that have broken programs before. All are valid texts. */
export const ODD_TEXTS: readonly string[] = [
  ...['', ' ', '\t\n', '0', '-0', 'null', 'undefined', 'NaN', 'true', '{}', '[]', '__proto__', 'constructor'],
  ...['toString', 'hasOwnProperty', '../../etc/passwd', '%00', '%', '%E0%A4%A', '\\', '"', "'", "';--"],
  ...[
    '\u0000',
    'a\u0000b',
    '\u202e',
    '\u200b',
    '\ufeff',
    '\ud83d\ude00',
    'e\u0301'.repeat(20),
    'Công an xã',
    'Công an xã',
  ],
  ...['9'.repeat(400), '1e309', '0x10', '１２', '٣', '\r\nX-Injected: 1', '<script>', 'a'.repeat(5000)],
]

const DEPTH = 3

/**
 * Values that a schema of the document allows. `name` is what the value is called (the parameter, the property): values that
 * replies held under that name are often used instead of made-up ones.
 */
export function arbitraryOf(
  home: SchemaHome,
  given: Schema,
  name = '',
  depth = DEPTH,
): fc.Arbitrary<unknown> {
  const schema = resolved(home, given)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((one) => arbitraryOf(home, one, name, depth)))
  if (schema.allOf !== undefined) return arbitraryOf(home, merged(home, schema), name, depth)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const types = schema.type === undefined ? [] : [schema.type].flat()
  if (types.length === 0) return anything().filter((value) => !JSON.stringify(value).includes('\\u0000'))
  return fc.oneof(...types.map((type) => ofType(home, schema, type, name, depth)))
}

function ofType(
  home: SchemaHome,
  schema: Schema,
  type: string,
  name: string,
  depth: number,
): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null)
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer') return fc.integer(bounds(schema))
  if (type === 'number') {
    const { min, max } = bounds(schema)
    return fc.oneof(fc.integer({ min, max }), fc.double({ min, max, noNaN: true, noDefaultInfinity: true }))
  }
  if (type === 'string') return textOf(home, schema, name)
  if (type === 'array') return listOf(home, schema, name, depth)
  return objectOf(home, schema, depth)
}

function bounds(schema: Schema): { min: number; max: number } {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema
  const min = minimum ?? (exclusiveMinimum === undefined ? -1_000_000 : exclusiveMinimum + 1)
  const max = maximum ?? (exclusiveMaximum === undefined ? 1_000_000 : exclusiveMaximum - 1)
  return { min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) }
}

function textOf(home: SchemaHome, schema: Schema, name: string): fc.Arbitrary<unknown> {
  const { minLength = 0, maxLength = Math.max(minLength, 60), pattern, format } = schema
  const odd = ODD_TEXTS.filter((text) => storable(text) && schemaFaults(home, schema, text).length === 0)
  const made = fc.oneof(
    { weight: 2, arbitrary: madeText(minLength, Math.min(maxLength, minLength + 60), pattern, format) },
    ...(odd.length === 0 ? [] : [{ weight: 1, arbitrary: fc.constantFrom(...odd) }]),
  )
  const known = fc.tuple(fc.nat(99), made).map(([pick, text]) => new Known(name, pick, schema, text))
  return fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: made })
}

function madeText(min: number, max: number, pattern?: string, format?: string): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date') return moments().map((moment) => moment.toISOString().slice(0, 10))
  if (format === 'date-time') return moments().map((moment) => moment.toISOString())
  if (format === 'email') return fc.nat(99_999).map((n) => `person${n}@example.org`)
  if (pattern !== undefined) {
    const matches = new RegExp(pattern, 'u')
    return fc
      .stringMatching(simple(pattern))
      .filter((text) => matches.test(text) && [...text].length >= min && [...text].length <= max)
  }
  return fc
    .string({ minLength: min, maxLength: max, unit: 'binary' })
    .filter((text) => storable(text) && text.length <= max)
}

/** Mostly of these years. */
function moments(): fc.Arbitrary<Date> {
  const within = (from: string, to: string) =>
    fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
  return fc.oneof(
    { weight: 3, arbitrary: within('2024-01-01', '2027-12-31') },
    { weight: 1, arbitrary: within('1900-01-01', '2100-12-31') },
  )
}

/** What a database can keep: a text with NUL in it is refused, which no schema says. */
function storable(text: string): boolean {
  return !text.includes('\u0000') && !/[\ud800-\udfff]/u.test(text)
}

/** Without look-ahead, which the maker of matching texts does not know; what it then makes is filtered. */
function simple(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll(/\(\?[=!][^)]*\)/g, ''), 'u')
}

function listOf(home: SchemaHome, schema: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
  const { minItems = 0, items, prefixItems } = schema
  if (prefixItems !== undefined)
    return fc.tuple(...prefixItems.map((one) => arbitraryOf(home, one, name, depth - 1)))
  const maxLength = Math.min(schema.maxItems ?? minItems + 4, minItems + 4)
  const one =
    typeof items === 'object' ? arbitraryOf(home, items, name.replace(/s$/, ''), depth - 1) : anything()
  return schema.uniqueItems === true
    ? fc.uniqueArray(one, { minLength: minItems, maxLength, selector: (value) => JSON.stringify(value) })
    : fc.array(one, { minLength: minItems, maxLength })
}

function objectOf(home: SchemaHome, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema
  const fields = Object.entries(properties).filter(([key]) => depth > 0 || required.includes(key))
  const named = fc.record(
    Object.fromEntries(fields.map(([key, one]) => [key, arbitraryOf(home, one, key, depth - 1)])),
    { requiredKeys: required.filter((key) => key in properties) },
  )
  if (typeof additionalProperties !== 'object') return named
  const key =
    propertyNames === undefined
      ? textOf(home, { type: 'string', minLength: 1 }, 'series')
      : arbitraryOf(home, propertyNames, 'series')
  const entry = fc.tuple(key, arbitraryOf(home, additionalProperties, '', depth - 1))
  return fc.tuple(named, fc.array(entry, { maxLength: 3 })).map(([first, more]) => new Fields(first, more))
}

/** An object some of whose names are known from replies only. */
export class Fields {
  constructor(
    readonly named: object,
    readonly more: readonly (readonly [unknown, unknown])[],
  ) {}
}

function merged(home: SchemaHome, { allOf = [], ...own }: Schema): Schema {
  const parts: Schema[] = [own, ...allOf.map((one) => resolved(home, one))]
  return {
    type: 'object',
    properties: Object.fromEntries(parts.flatMap((part) => Object.entries(part.properties ?? {}))),
    required: parts.flatMap((part) => part.required ?? []),
  }
}

/** Anything JSON can say. */
export function anything(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(null, true, 0, -1, 1e21, '', 'x', [], {}),
    fc.constantFrom(...ODD_TEXTS),
    fc.jsonValue({ maxDepth: 2 }),
  )
}
