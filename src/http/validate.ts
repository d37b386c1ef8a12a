import type { Context } from 'hono'
import { z } from 'zod'
import { type Finding, fail, Problem } from '../domain/problem.js'
import type { Endpoint } from '../wire/endpoint.js'
import { demandMediaType, readBytes } from './body.js'
import type { Call } from './handler.js'
import { isSecure, originOf } from './incoming.js'
import { faultsOf, requestFault } from './request-faults.js'
import type { AppSettings } from './settings.js'
import { unsoundIn } from './sound-text.js'
import { langOf, type Trace } from './trace.js'

/** The request as its endpoint declares it; Problem `request-…` naming every part that is not. */
export async function validate(
  endpoint: Endpoint,
  context: Context,
  trace: Trace,
  settings: AppSettings,
): Promise<Call<unknown, unknown, unknown>> {
  demandMediaType(endpoint, context)
  const faults: Finding[] = []
  const take = <T>(read: Read<T>): T => {
    faults.push(...read.faults)
    return read.value
  }
  const params = take(check(endpoint.params, context.req.param(), 'path'))
  const query = take(check(endpoint.query ?? NO_QUERY, asked(endpoint.query, context, faults), 'query'))
  const ifMatch = take(matchOf(endpoint, context))
  const name = take(fileName(endpoint, context))
  const bytes =
    endpoint.body === undefined && endpoint.bodyFile === undefined
      ? null
      : await readBytes(endpoint, context, settings.bodyIdle)
  const body = endpoint.body === undefined ? undefined : take(check(endpoint.body, readJson(bytes!), ''))
  if (faults.length > 0) throw new Problem(faults)
  return {
    params,
    query,
    body,
    file: endpoint.bodyFile === undefined ? null : { bytes: bytes!, name },
    ifMatch,
    lang: langOf(trace),
    requestId: trace.requestId,
    address: trace.address,
    agent: (context.req.header('user-agent') ?? '').slice(0, 200),
    secure: isSecure(settings),
    origin: originOf(context, settings),
    header: (header) => context.req.header(header) ?? null,
  }
}

interface Read<T> {
  readonly value: T
  readonly faults: readonly Finding[]
}

const NO_QUERY = z.strictObject({})

function check(schema: z.ZodType | undefined, value: unknown, where: string): Read<unknown> {
  if (schema === undefined) return { value: undefined, faults: [] }
  const unsound = unsoundIn(value, where)
  if (unsound !== null) return { value: undefined, faults: [unsound] }
  const read = strictly(schema).safeParse(value)
  if (read.success) return { value: read.data, faults: [] }
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  return { value: undefined, faults: faultsOf(read.error.issues, value, where, known) }
}

const strictOnes = new WeakMap<z.ZodType, z.ZodType>()

/** The schema refusing fields that it does not name: a misspelt one must not pass for one left out. */
export function strictly(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return schema
  let strict = strictOnes.get(schema)
  if (strict === undefined) {
    const { catchall } = schema.def
    strict = catchall === undefined ? schema.strict() : schema
    strictOnes.set(schema, strict)
  }
  return strict
}

/** The query as an object: what the schema holds to be a list is one, anything else may be given once. */
function asked(schema: z.ZodType | undefined, context: Context, faults: Finding[]): Record<string, unknown> {
  const shape: Record<string, z.ZodType> = schema instanceof z.ZodObject ? schema.shape : {}
  return Object.fromEntries(
    Object.entries(context.req.queries()).flatMap(([name, values]): [string, unknown][] => {
      if (name === 'lang' && shape.lang === undefined) return []
      if (shape[name] !== undefined && takesList(shape[name])) return [[name, values]]
      if (values.length > 1) faults.push(requestFault(`query.${name}`, 'twice'))
      return [[name, values[0]]]
    }),
  )
}

function takesList(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodArray) return true
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return takesList(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodPipe)
    return takesList((schema.in instanceof z.ZodTransform ? schema.out : schema.in) as z.ZodType)
  return schema instanceof z.ZodUnion && schema.options.some((one) => takesList(one as z.ZodType))
}

/** If-Match names one version: whoever writes says which one was seen. RFC 9110, 13.1.1. */
function matchOf(endpoint: Endpoint, context: Context): Read<string | null> {
  const given = context.req.header('if-match')
  if (endpoint.ifMatch === undefined || given === undefined) {
    if (endpoint.ifMatch === 'required') fail('match-missing')
    return { value: null, faults: [] }
  }
  const tag = /^\s*(?:W\/)?"?([^",*\s]+)"?\s*$/.exec(given)?.[1]
  return tag === undefined
    ? { value: null, faults: [requestFault('header.if-match', 'if-match-many')] }
    : { value: tag, faults: [] }
}

function fileName(endpoint: Endpoint, context: Context): Read<string | null> {
  const given = endpoint.bodyFile === undefined ? undefined : context.req.header('x-file-name')
  if (given === undefined) return { value: null, faults: [] }
  try {
    const name = decodeURIComponent(given)
    const unsound = unsoundIn(name, 'header.x-file-name')
    return { value: name, faults: unsound === null ? [] : [unsound] }
  } catch {
    return { value: null, faults: [requestFault('header.x-file-name', 'encoding')] }
  }
}

function readJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail('request-not-json')
  }
}
