import type { Schema, SchemaHome } from './json-schema.js'

/** The parts of an OpenAPI 3.1 document that the walk uses. */
export interface ApiDocument extends SchemaHome {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  readonly servers?: readonly { readonly url: string }[]
  readonly components?: SchemaHome['components'] & {
    readonly parameters?: Readonly<Record<string, DocumentedParameter>>
    readonly responses?: Readonly<Record<string, DocumentedResponse>>
    readonly headers?: Readonly<Record<string, unknown>>
  }
}

interface Reference {
  readonly $ref?: string
}

export interface DocumentedParameter extends Reference {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required?: boolean
  readonly schema: Schema
}

export interface DocumentedResponse extends Reference {
  /** Codes of the problems that come with this status. */
  readonly 'x-codes'?: readonly string[]
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

interface DocumentedOperation {
  readonly operationId: string
  readonly parameters?: readonly DocumentedParameter[]
  readonly requestBody?: {
    readonly required?: boolean
    readonly content: Readonly<Record<string, { readonly schema?: Schema }>>
  }
  readonly responses: Readonly<Record<string, DocumentedResponse>>
}

/** One operation of the document, its references followed. */
export interface WalkedOperation {
  readonly id: string
  readonly method: string
  /** With holes in braces. */
  readonly path: string
  readonly parameters: readonly DocumentedParameter[]
  readonly body: {
    readonly required: boolean
    readonly mediaType: string
    readonly schema: Schema | null
  } | null
  /** Media types that the body may have. */
  readonly mediaTypes: readonly string[]
  readonly responses: Readonly<Record<string, DocumentedResponse>>
}

const METHODS: readonly string[] = ['get', 'post', 'put', 'patch', 'delete']

/** Every operation that the document describes, in its order. */
export function operationsOf(document: ApiDocument): WalkedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => {
        const content = Object.entries(operation.requestBody?.content ?? {})
        const [mediaType, first] = content.find(([type]) => /json/.test(type)) ?? content[0] ?? []
        const shared = (item.parameters ?? []) as unknown as readonly DocumentedParameter[]
        return {
          id: operation.operationId,
          method,
          path,
          parameters: [...shared, ...(operation.parameters ?? [])].map((one) =>
            followed(document, 'parameters', one),
          ),
          body:
            mediaType === undefined
              ? null
              : {
                  required: operation.requestBody?.required === true,
                  mediaType,
                  schema: /json/.test(mediaType) ? (first?.schema ?? {}) : null,
                },
          mediaTypes: content.map(([type]) => type),
          responses: Object.fromEntries(
            Object.entries(operation.responses).map(([status, one]) => [
              status,
              followed(document, 'responses', one),
            ]),
          ),
        }
      }),
  )
}

function followed<T extends Reference>(document: ApiDocument, kind: 'parameters' | 'responses', one: T): T {
  if (one.$ref === undefined) return one
  const name = one.$ref.split('/').at(-1)!
  const found = (document.components?.[kind] as Readonly<Record<string, unknown>> | undefined)?.[name]
  if (found === undefined) throw new Error(`the document has no ${one.$ref}`)
  return found as T
}
