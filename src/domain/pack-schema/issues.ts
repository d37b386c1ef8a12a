import { z } from 'zod'
import { nearest } from '../near.js'
import { type Finding, finding, type ProblemCode } from '../problem.js'
import { packProblems } from '../words/problem-pack.js'
import type { Path, SourceFile } from './source.js'

type Issue = z.core.$ZodIssue

const TYPE_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  string: 'pack-not-text',
  number: 'pack-not-number',
  int: 'pack-not-whole',
  boolean: 'pack-not-boolean',
  array: 'pack-not-list',
  object: 'pack-not-map',
  record: 'pack-not-map',
}

/**
 * Check the shape of one file. Gives its value with defaults filled in, or every fault found,
 * each at its own line and column.
 */
export function readShape<T extends z.ZodType>(
  schema: T,
  source: SourceFile,
): { value: z.output<T> } | { findings: Finding[] } {
  const result = schema.safeParse(source.value)
  if (result.success) return { value: result.data }
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const issue of result.error.issues) {
    // A value that fails one check often fails the next ones too: its first fault is enough.
    const key = JSON.stringify([issue.path, issue.code === 'unrecognized_keys'])
    if (seen.has(key)) continue
    seen.add(key)
    for (const one of issueFindings(issue, schema, source)) findings.push(one)
  }
  return { findings: withoutMisspelt(findings) }
}

/** A required key that is there after all, misspelt, is told once: as misspelt. */
function withoutMisspelt(findings: readonly Finding[]): Finding[] {
  const at = ({ place }: Finding, key: unknown) =>
    `${place.field?.split('.').slice(0, -1).join('.')}.${String(key)}`
  const misspelt = new Set(
    findings.filter((f) => f.code === 'pack-key-misspelt').map((f) => at(f, f.params.near)),
  )
  return findings.filter((f) => f.code !== 'pack-key-missing' || !misspelt.has(at(f, f.params.key)))
}

function issueFindings(issue: Issue, schema: z.ZodType, source: SourceFile): Finding[] {
  const { path } = issue
  const written = source.raw(path)
  const refuse = (code: ProblemCode, params: Finding['params'] = {}) => [
    finding(code, source.place(path), { value: written, ...params }),
  ]
  if (Object.hasOwn(packProblems, issue.message)) return refuse(issue.message as ProblemCode)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(key, path, schema, source))
  if (issue.code === 'invalid_key') {
    const code = issue.issues[0]?.message as ProblemCode
    return [finding(code, source.place(path, 'key'), { value: String(path.at(-1)) })]
  }
  if (valueAt(source.value, path) === undefined) {
    return [finding('pack-key-missing', source.place(path), { key: String(path.at(-1) ?? '') })]
  }
  switch (issue.code) {
    case 'invalid_type':
      return refuse(TYPE_PROBLEMS[issue.expected] ?? 'pack-value-shape')
    case 'invalid_value':
      return refuse('pack-value-unknown', { allowed: issue.values.map(String).join(', ') })
    case 'invalid_union': {
      const known = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
      if (known.length > 0) return refuse('pack-value-unknown', { allowed: known.map(String).join(', ') })
      const meant = [...issue.errors].sort((a, b) => weight(a) - weight(b))[0]
      if (meant === undefined) return refuse('pack-value-shape')
      const inner = meant.map((i) => ({ ...i, path: [...path, ...i.path] }))
      return inner.flatMap((i) => issueFindings(i as Issue, schema, source))
    }
    case 'too_small':
      return refuse('pack-number-too-small', { limit: String(issue.minimum) })
    case 'too_big':
      return refuse('pack-number-too-big', { limit: String(issue.maximum) })
    default:
      return refuse('pack-value-shape')
  }
}

/** How far a value is from one form of a union: a foreign key tells as much as any other fault. */
function weight(issues: readonly Issue[]): number {
  return issues.reduce((n, issue) => n + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)
}

function unknownKey(key: string, path: Path, schema: z.ZodType, source: SourceFile): Finding {
  const place = source.place([...path, key], 'key')
  const allowed = allowedKeys(schema, path, source.value)
  const near = nearest(key, allowed)
  return near === undefined
    ? finding('pack-key-unknown', place, { key, allowed: allowed.join(', ') })
    : finding('pack-key-misspelt', place, { key, near })
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<PropertyKey, unknown>)[step]
  }
  return at
}

/** The keys that the schema knows at `path`; the value decides which form of a union is meant. */
function allowedKeys(schema: z.ZodType, path: Path, value: unknown): string[] {
  const inner = unwrap(schema, value)
  if (path.length === 0) return inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
  const [step, ...rest] = path
  const below = valueAt(value, [step!])
  if (inner instanceof z.ZodObject) return allowedKeys(inner.shape[String(step)] as z.ZodType, rest, below)
  if (inner instanceof z.ZodArray) return allowedKeys(inner.element as z.ZodType, rest, below)
  return []
}

function unwrap(schema: z.ZodType, value: unknown): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return unwrap(schema.unwrap() as z.ZodType, value)
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options = schema.options as unknown as readonly z.ZodObject[]
    const key = schema.def.discriminator
    const meant = options.find((o) => (o.shape[key] as z.ZodType).safeParse(valueAt(value, [key])).success)
    return meant ?? schema
  }
  if (schema instanceof z.ZodUnion) {
    const options = schema.options as unknown as readonly z.ZodType[]
    const tried = options.map((option) => ({ option, issues: option.safeParse(value).error?.issues ?? [] }))
    const meant = tried.sort((a, b) => weight(a.issues) - weight(b.issues))[0]
    return meant === undefined ? schema : unwrap(meant.option, value)
  }
  return schema
}
