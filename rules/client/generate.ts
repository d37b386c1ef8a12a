import { z } from 'zod'
import { apiWords } from '../../src/domain/words/api.js'
import { AREAS, endpointsOf } from '../../src/wire/api.js'
import type { Endpoint } from '../../src/wire/endpoint.js'
import { EVENTS } from '../../src/wire/media-types.js'

/** The generated file, from the root of the repository. */
export const GENERATED = 'src/wire/api.gen.ts'

const HELPERS = [
  'Answer',
  'BodyOf',
  'Defaulted',
  'Events',
  'Matching',
  'Operation',
  'ParamsOf',
  'QueryOf',
  'Reading',
  'ReceivedFile',
  'ReplyOf',
  'Sending',
  'Writing',
]

/** The text of `api.gen.ts`: what of the contracts a client needs while it runs, and their types. */
export function generateClient(): string {
  const areas = Object.entries(AREAS)
    .map(([file, exported]) => ({ file, endpoints: endpointsOf(exported), events: eventsOf(exported) }))
    .filter(({ endpoints }) => endpoints.length > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1))
  const all = areas
    .flatMap(({ endpoints, events }) => endpoints.map(([, endpoint]) => ({ endpoint, events })))
    .sort((a, b) => (a.endpoint.id < b.endpoint.id ? -1 : 1))
  const operations = all.map(({ endpoint }) => `  ${endpoint.id}: ${literal(operationOf(endpoint))},`)
  const methods = all.map(({ endpoint, events }) => methodText(endpoint, events)).join('\n')
  const used = HELPERS.filter((name) => name === 'Operation' || new RegExp(`\\b${name}\\b`).test(methods))
  return [
    '// Made by `npm run client` from the contracts in this folder. Do not edit: change the contract and run it again.',
    `import type { ${used.join(', ')} } from './client-types.js'`,
    ...areas.map(({ file, endpoints: exported, events }) => {
      const names = [...exported.map(([name]) => name), ...(events === undefined ? [] : [events])]
      return `import type { ${names.sort().join(', ')} } from './${file}.js'`
    }),
    '',
    '/** How each operation is sent. */',
    'export const OPERATIONS = {',
    ...operations,
    '} as const satisfies Readonly<Record<string, Operation>>',
    '',
    '/** Every operation of the API. A refusal is thrown as ApiProblem. */',
    'export interface Api {',
    methods,
    '}',
    '',
  ].join('\n')
}

function operationOf(endpoint: Endpoint) {
  return {
    method: endpoint.method.toUpperCase(),
    path: endpoint.path,
    writes: endpoint.writes ? (endpoint.access === 'public' ? true : 'once') : false,
    sends: endpoint.bodyFile ?? (endpoint.body === undefined ? null : 'json'),
    gives: endpoint.replyFile ?? (endpoint.reply === undefined ? null : 'json'),
  }
}

function methodText(endpoint: Endpoint, events: string | undefined): string {
  const { vi, en } = apiWords[endpoint.id] as { vi: string; en: string }
  const { parts, needed } = callParts(endpoint)
  const type = [...(parts.length === 0 ? [] : [`{ ${parts.join('; ')} }`]), ...extras(endpoint)].join(' & ')
  return [
    '  /**',
    `   * ${en}. ${vi}.`,
    `   * \`${endpoint.method.toUpperCase()} ${endpoint.path}\``,
    '   */',
    `  ${endpoint.id}(call${needed ? '' : '?'}: ${type}): ${replyType(endpoint, events)}`,
  ].join('\n')
}

function callParts(endpoint: Endpoint): { parts: string[]; needed: boolean } {
  const of = `typeof ${endpoint.id}`
  const parts: string[] = []
  let needed = endpoint.ifMatch === 'required' || endpoint.bodyFile !== undefined
  const add = (name: 'params' | 'query' | 'body', type: string) => {
    const schema = endpoint[name]
    if (schema === undefined) return
    const optional = name !== 'params' && takesNothing(schema, name)
    if (!optional) needed = true
    const keys = defaultedKeys(schema)
    const whole =
      keys.length === 0 ? type : `Defaulted<${type}, ${keys.map((key) => `'${key}'`).join(' | ')}>`
    parts.push(`readonly ${name}${optional ? '?' : ''}: ${whole}`)
  }
  add('params', `ParamsOf<${of}>`)
  add('query', `QueryOf<${of}>`)
  add('body', `BodyOf<${of}>`)
  return { parts, needed }
}

function extras(endpoint: Endpoint): string[] {
  const match = { required: ['Matching'], optional: ['Partial<Matching>'], none: [] }
  return [
    ...(endpoint.bodyFile === undefined ? [] : ['Sending']),
    ...match[endpoint.ifMatch ?? 'none'],
    endpoint.writes && endpoint.access !== 'public' ? 'Writing' : 'Reading',
  ]
}

/** The constant of a file of contracts that gives the shapes of its events by their names. */
function eventsOf(exported: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(exported).find((name) => name.endsWith('_EVENTS'))
}

function replyType(endpoint: Endpoint, events: string | undefined): string {
  if (endpoint.replyFile === EVENTS) return `Events<typeof ${events ?? 'undefined'}>`
  if (endpoint.replyFile !== undefined) return 'Promise<Answer<ReceivedFile>>'
  return `Promise<Answer<${endpoint.reply === undefined ? 'undefined' : `ReplyOf<typeof ${endpoint.id}>`}>>`
}

/** May the part be left out altogether? */
function takesNothing(schema: z.ZodType, name: string): boolean {
  return schema.safeParse(name === 'query' ? {} : undefined).success
}

/** Fields that may be left out although the server then sees a value. */
function defaultedKeys(schema: z.ZodType): string[] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
    const read = field.safeParse(undefined)
    return read.success && read.data !== undefined ? [key] : []
  })
}

function literal(fields: Readonly<Record<string, string | boolean | null>>): string {
  const text = Object.entries(fields).map(([name, value]) => {
    return `${name}: ${typeof value === 'string' ? `'${value}'` : String(value)}`
  })
  return `{ ${text.join(', ')} }`
}
