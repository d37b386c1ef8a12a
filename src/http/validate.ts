import type { Context } from 'hono'
import type { z } from 'zod'
import { fail, finding, Problem } from '../domain/problem.js'
import type { Lang } from '../domain/words.js'
import type { Endpoint } from '../wire/endpoint.js'
import type { Call } from './handler.js'

/** The request as its endpoint declares it; Problem `request-…` naming every part that is not. */
export async function validate(
  endpoint: Endpoint,
  context: Context,
  lang: Lang,
  requestId: string,
): Promise<Call<unknown, unknown, unknown>> {
  const params = check(endpoint.params, context.req.param(), 'path')
  const { lang: _lang, ...asked } = context.req.query()
  const query = check(endpoint.query, asked, 'query')
  const match = context.req.header('if-match')
  if (endpoint.ifMatch === 'required' && match === undefined) fail('match-missing')
  return {
    params,
    query,
    body: await readBody(endpoint, context),
    file: endpoint.bodyFile === undefined ? null : await readFile(context),
    ifMatch: match === undefined ? null : match.replace(/^W\//, '').replaceAll('"', ''),
    lang,
    requestId,
    address: context.req.header('x-forwarded-for') ?? '',
    agent: context.req.header('user-agent') ?? '',
  }
}

async function readBody(endpoint: Endpoint, context: Context): Promise<unknown> {
  if (endpoint.body === undefined) return undefined
  const text = await context.req.text()
  let read: unknown
  try {
    read = text === '' ? undefined : JSON.parse(text)
  } catch {
    fail('request-not-json')
  }
  return check(endpoint.body, read, '')
}

async function readFile(context: Context): Promise<{ bytes: Uint8Array; name: string | null }> {
  const name = context.req.header('x-file-name')
  return {
    bytes: new Uint8Array(await context.req.arrayBuffer()),
    name: name === undefined ? null : decodeURIComponent(name),
  }
}

function check(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (schema === undefined) return undefined
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new Problem(
    read.error.issues.map((issue) => {
      const field = [where, ...issue.path.map(String)].filter((part) => part !== '').join('.')
      return finding(
        'request-invalid',
        { field },
        { where: field === '' ? 'body' : field, detail: issue.message },
      )
    }),
  )
}
