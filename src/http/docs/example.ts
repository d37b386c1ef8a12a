import type { JsonSchema } from '../openapi/schemas.js'

/** A value that a schema takes, from its examples and first choices; for reading, not for sending. */
export function exampleOf(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
  depth = 0,
): unknown {
  const {
    $ref,
    const: only,
    enum: values,
    examples,
    default: usual,
    anyOf,
    type,
  } = schema as Record<string, unknown>
  if (typeof $ref === 'string') {
    const named = components[$ref.split('/').at(-1)!]
    return named === undefined || depth > 4 ? {} : exampleOf(named, components, depth + 1)
  }
  if (only !== undefined) return only
  if (Array.isArray(examples)) return examples[0]
  if (usual !== undefined) return usual
  if (Array.isArray(values)) return values[0]
  if (Array.isArray(anyOf)) return exampleOf(anyOf[0] as JsonSchema, components, depth + 1)
  if (Array.isArray(type)) return exampleOf({ ...schema, type: type[0] }, components, depth)
  switch (type) {
    case 'object':
      return objectOf(schema, components, depth)
    case 'array':
      return schema.items === undefined ? [] : [exampleOf(schema.items as JsonSchema, components, depth + 1)]
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    default:
      return FORMATS[String(schema.format)] ?? '…'
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-11-16',
  'date-time': '2026-11-16T02:00:00.000Z',
  uuid: '3f2b8c1e-5a4d-4e6f-9a7b-2c1d0e9f8a7b',
  email: 'ten@example.vn',
}

function objectOf(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
  depth: number,
): Record<string, unknown> {
  const { properties, required, additionalProperties, propertyNames } = schema as {
    properties?: Record<string, JsonSchema>
    required?: readonly string[]
    additionalProperties?: JsonSchema | boolean
    propertyNames?: JsonSchema
  }
  const own = Object.entries(properties ?? {})
    .filter(([name]) => depth === 0 || required?.includes(name) === true)
    .map(([name, inner]) => [name, exampleOf(inner, components, depth + 1)])
  const open =
    typeof additionalProperties === 'object' && propertyNames !== undefined
      ? [
          [
            String(exampleOf(propertyNames, components, depth + 1)),
            exampleOf(additionalProperties, components, depth + 1),
          ],
        ]
      : []
  return Object.fromEntries([...own, ...open])
}
