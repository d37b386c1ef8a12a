import type { z } from 'zod'
import { nearest } from '../domain/near.js'
import { type Finding, finding } from '../domain/problem.js'
import { requestFaultWords } from '../domain/words/request-fault.js'
import { type Params, say } from '../domain/words.js'

type Fault = keyof typeof requestFaultWords
type Issue = z.core.$ZodIssue

/** Faults that are told of one request; who sends more has misunderstood it all. */
const MOST = 50

/** A part of a request that is not as it should be, in both languages. */
export function requestFault(field: string, fault: Fault, params: Params = {}): Finding {
  return finding(
    'request-invalid',
    { field },
    {
      where: field,
      detailVi: say(requestFaultWords, fault, 'vi', params),
      detailEn: say(requestFaultWords, fault, 'en', params),
    },
  )
}

/** What a schema found against a value, each with the dotted path of its place below `where`. */
export function faultsOf(
  issues: readonly Issue[],
  value: unknown,
  where: string,
  known: readonly string[],
): Finding[] {
  return issues.slice(0, MOST).flatMap((issue) => {
    const path = issue.path.map(String)
    const field = [where, ...path].filter((part) => part !== '').join('.') || 'body'
    if (issue.code !== 'unrecognized_keys')
      return [requestFault(field, ...faultOf(issue, valueAt(value, path)))]
    return issue.keys.map((key) => {
      const near = path.length === 0 ? nearest(key, known) : undefined
      const place = [where, ...path, key].filter((part) => part !== '').join('.')
      return near === undefined
        ? requestFault(place, 'unknown')
        : requestFault(place, 'unknown-near', { near })
    })
  })
}

const TYPES: Readonly<Record<string, Fault>> = {
  string: 'string',
  number: 'number',
  int: 'int',
  boolean: 'boolean',
  object: 'object',
  record: 'object',
  array: 'array',
  null: 'null',
}

const FORMATS: Readonly<Record<string, Fault>> = {
  date: 'date',
  datetime: 'datetime',
  uuid: 'uuid',
  guid: 'uuid',
  email: 'email',
}

function faultOf(issue: Issue, value: unknown): [Fault, Params?] {
  if (value === undefined) return ['missing']
  switch (issue.code) {
    case 'invalid_type':
      return [TYPES[issue.expected] ?? 'refused']
    case 'invalid_value':
      return ['values', { values: issue.values.map(String).join(', ') }]
    case 'too_small':
      return [SMALL[issue.origin] ?? 'number-small', { limit: String(issue.minimum) }]
    case 'too_big':
      return [BIG[issue.origin] ?? 'number-large', { limit: String(issue.maximum) }]
    case 'invalid_format':
      return [FORMATS[issue.format] ?? 'pattern']
    case 'invalid_union':
      return ['union']
    default:
      return ['refused']
  }
}

const SMALL: Readonly<Record<string, Fault>> = { string: 'text-short', array: 'list-short' }
const BIG: Readonly<Record<string, Fault>> = { string: 'text-long', array: 'list-long' }

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at === null || typeof at !== 'object' ? undefined : (at as Record<string, unknown>)[key]),
    value,
  )
}
