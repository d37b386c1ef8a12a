import { z } from 'zod'
import { allHandlers } from '../../src/http/routes.js'
import { problemShape } from '../../src/wire/problem.js'
import type { ApiDocument } from './api-document.js'

export function stubDocument(): ApiDocument {
  const paths: Record<string, Record<string, unknown>> = {}
  const js = (s: z.ZodType, io: 'input' | 'output') => {
    const j = z.toJSONSchema(s, { io, unrepresentable: 'any', reused: 'inline' }) as Record<string, unknown>
    const defs = j.$defs as Record<string, unknown> | undefined
    const inline = (v: unknown): unknown =>
      Array.isArray(v)
        ? v.map(inline)
        : v && typeof v === 'object'
          ? (v as { $ref?: string }).$ref
            ? inline(defs![(v as { $ref: string }).$ref.split('/').at(-1)!])
            : Object.fromEntries(
                Object.entries(v)
                  .filter(([k]) => k !== '$defs')
                  .map(([k, x]) => [k, inline(x)]),
              )
          : v
    return inline(j) as never
  }
  for (const { endpoint: e } of allHandlers) {
    const parameters: unknown[] = []
    for (const [place, s] of [
      ['path', e.params],
      ['query', e.query],
    ] as const) {
      if (!s) continue
      const j = js(s, 'input') as { properties: Record<string, unknown>; required?: string[] }
      for (const [name, schema] of Object.entries(j.properties ?? {}))
        parameters.push({ name, in: place, required: place === 'path' || j.required?.includes(name), schema })
    }
    if (e.ifMatch)
      parameters.push({
        name: 'If-Match',
        in: 'header',
        required: e.ifMatch === 'required',
        schema: { type: 'string' },
      })
    if (e.writes) parameters.push({ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } })
    const responses: Record<string, unknown> = {
      [e.status]:
        e.status === 204
          ? {}
          : {
              content: e.replyFile
                ? { [e.replyFile]: {} }
                : { 'application/json': { schema: e.reply ? js(e.reply, 'output') : {} } },
            },
    }
    for (const s of [304]) responses[s] = {}
    for (const s of [400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 428, 429, 503])
      responses[s] = { content: { 'application/problem+json': { schema: js(problemShape, 'output') } } }
    paths[e.path] = {
      ...paths[e.path],
      [e.method]: {
        operationId: e.id,
        parameters,
        responses,
        ...(e.bodyFile
          ? { requestBody: { required: true, content: { [e.bodyFile]: {} } } }
          : e.body
            ? {
                requestBody: {
                  required: true,
                  content: { 'application/json': { schema: js(e.body, 'input') } },
                },
              }
            : {}),
      },
    }
  }
  return { openapi: '3.1.0', paths } as never
}
