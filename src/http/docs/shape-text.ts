import type { JsonSchema } from '../openapi/schemas.js'
import { type Html, html, type Piece } from './html.js'

/** A JSON Schema as people write types: `{ unit: string, role?: "clerk" | "head" }`. Named shapes are links. */
export function shapeText(schema: JsonSchema, indent = ''): Html {
  const { $ref, enum: values, anyOf, oneOf, allOf, type, const: only } = schema as Record<string, unknown>
  if (typeof $ref === 'string') {
    const name = $ref.split('/').at(-1)!
    return html`<a href="#shape-${name}">${name}</a>`
  }
  if (only !== undefined) return html`${JSON.stringify(only)}`
  if (Array.isArray(values))
    return between(
      values.map((value) => JSON.stringify(value)),
      ' | ',
    )
  const several = (anyOf ?? oneOf ?? allOf) as readonly JsonSchema[] | undefined
  if (several !== undefined)
    return between(
      several.map((one) => shapeText(one, indent)),
      ' | ',
    )
  if (Array.isArray(type))
    return between(
      type.map((one) => shapeText({ ...schema, type: one }, indent)),
      ' | ',
    )
  if (type === 'array') return html`${element(schema.items as JsonSchema | undefined, indent)}[]`
  if (type === 'object') return objectText(schema, indent)
  return html`${plainName(schema)}`
}

function element(items: JsonSchema | undefined, indent: string): Html {
  if (items === undefined) return html`any`
  const inner = shapeText(items, indent)
  return / \| /.test(inner.text) && items.type !== 'object' ? html`(${inner})` : inner
}

function objectText(schema: JsonSchema, indent: string): Html {
  const { properties, required, additionalProperties } = schema as {
    properties?: Record<string, JsonSchema>
    required?: readonly string[]
    additionalProperties?: JsonSchema | boolean
  }
  const deeper = `${indent}  `
  const lines = Object.entries(properties ?? {}).map(([name, inner]) => {
    const mark = required?.includes(name) === true ? '' : '?'
    return html`${deeper}${name}${mark}: ${shapeText(inner, deeper)}${remark(inner)}\n`
  })
  const more = typeof additionalProperties === 'object' ? additionalProperties : undefined
  const others = more === undefined ? [] : [html`${deeper}[key]: ${shapeText(more, deeper)}\n`]
  return lines.length + others.length === 0 ? html`{}` : html`{\n${[...lines, ...others]}${indent}}`
}

function remark({ description, default: usual, examples }: JsonSchema): Piece {
  const example = (examples as readonly unknown[] | undefined)?.[0]
  const notes = [
    ...(typeof description === 'string' ? [description] : []),
    ...(usual === undefined ? [] : [`= ${JSON.stringify(usual)}`]),
    ...(example === undefined ? [] : [JSON.stringify(example)]),
  ]
  return notes.length === 0 ? '' : html`  <span class="soft">// ${notes.join(' · ')}</span>`
}

function plainName({ type, format, minimum, maximum, maxLength }: JsonSchema): string {
  const name = String(format ?? type ?? 'any')
  if (minimum !== undefined || maximum !== undefined) return `${name} ${minimum ?? ''}…${maximum ?? ''}`
  return maxLength === undefined ? name : `${name} ≤ ${maxLength}`
}

function between(pieces: readonly Piece[], mark: string): Html {
  return html`${pieces.flatMap((piece, at) => (at === 0 ? [piece] : [mark, piece]))}`
}
