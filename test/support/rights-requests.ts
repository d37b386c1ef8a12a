import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Endpoint } from '../../src/wire/endpoint.js'
import type { Particulars, Subject } from './rights-particulars.js'

/** A request as it is sent below /api/v1. */
export interface MadeRequest {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

/** What fields of these names hold in any request. */
const named = ({ unit, period, form }: Subject): Readonly<Record<string, unknown>> => ({
  unit,
  period,
  form,
  reason: 'Đối chiếu lại với sổ thụ lý',
  id: randomUUID(),
})

/** A request that its endpoint takes, about the subject. */
export function requestFor(endpoint: Endpoint, particulars: Particulars, subject: Subject): MadeRequest {
  const fill = (schema: z.ZodType | undefined, given: Readonly<Record<string, unknown>> = {}) =>
    schema === undefined ? {} : { ...sample(schema, named(subject)), ...known(schema, given) }
  const params = fill(endpoint.params, particulars.params?.(subject))
  const query = fill(endpoint.query, particulars.query?.(subject))
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return {
    method: endpoint.method,
    path: asked.length === 0 ? path : `${path}?${asked.join('&')}`,
    body:
      particulars.file?.(subject) ??
      (endpoint.body === undefined ? undefined : fill(endpoint.body, particulars.body?.(subject))),
    headers: {
      ...(endpoint.ifMatch === undefined ? {} : { 'if-match': '"0"' }),
      ...particulars.headers,
    },
  }
}

/** Of what is given for several endpoints alike, the fields that this one has. */
function known(schema: z.ZodType, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shape = schema instanceof z.ZodObject ? schema.shape : null
  return Object.fromEntries(Object.entries(given).filter(([name]) => shape === null || name in shape))
}

interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly format?: string
  readonly minimum?: number
  readonly minItems?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** The least that an object schema takes: its required fields, filled by their names or types. */
function sample(schema: z.ZodType, names: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema
  return exampleOf(read, '', names) as Record<string, unknown>
}

function exampleOf(schema: Schema, name: string, names: Readonly<Record<string, unknown>>): unknown {
  if (name in names) return names[name]
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const one = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (one !== undefined) return exampleOf(one, name, names)
  switch (schema.type) {
    case 'object': {
      const wanted = schema.required ?? []
      return Object.fromEntries(wanted.map((key) => [key, exampleOf(schema.properties![key]!, key, names)]))
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items!, '', names))
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1)
    case 'boolean':
      return true
    default:
      return FORMATS[schema.format ?? ''] ?? 'abcdef'
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-11-23',
  'date-time': '2026-11-23T00:00:00Z',
  uuid: '00000000-0000-4000-8000-000000000000',
  email: 'a@example.org',
}
