import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { GENERATED, generateClient } from '../../rules/client/generate.js'
import { allHandlers } from '../../src/http/routes.js'
import { API, AREAS, endpointsOf } from '../../src/wire/api.js'

const ROOT = join(import.meta.dirname, '../..')
const WIRE = join(ROOT, 'src/wire')

/** Files of the room that declare no contracts, or gather those of the others. */
const NO_AREAS = /^(api|api\.gen|client|client-.*|endpoint)\.ts$/

describe('the contracts', () => {
  test('every file of contracts is gathered', async () => {
    for (const name of readdirSync(WIRE).filter((file) => /^[^.]+\.ts$/.test(file) && !NO_AREAS.test(file))) {
      const exported = (await import(join(WIRE, name))) as Record<string, unknown>
      const area = name.replace(/\.ts$/, '')
      const gathered = endpointsOf(AREAS[area] ?? {}).map(([id]) => id)
      expect(gathered, `add ${area} to AREAS in src/wire/api.ts`).toEqual(
        endpointsOf(exported).map(([id]) => id),
      )
    }
  })

  test('each is exported under its id, and no two share an id or an address', () => {
    const all = Object.values(AREAS).flatMap(endpointsOf)
    for (const [name, { id }] of all) expect(name).toBe(id)
    expect(Object.keys(API)).toHaveLength(all.length)
    const addresses = all.map(([, { method, path }]) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)
    expect(new Set(addresses).size, addresses.join('\n')).toBe(addresses.length)
  })

  test('each names the holes of its path', () => {
    for (const { id, path, params } of Object.values(API)) {
      const holes = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const shape = (params as { shape?: object } | undefined)?.shape ?? {}
      expect({ id, holes: Object.keys(shape).sort() }).toEqual({ id, holes: holes.sort() })
    }
  })

  test('each is served, and nothing is served without one', () => {
    const served = allHandlers.map(({ endpoint }) => endpoint.id).sort()
    expect(served).toEqual(Object.keys(API).sort())
    for (const { endpoint } of allHandlers) expect(API[endpoint.id]).toBe(endpoint)
  })
})

test('the generated client is what the contracts give', () => {
  expect(readFileSync(join(ROOT, GENERATED), 'utf8'), 'run `npm run client`').toBe(generateClient())
})

test('what the guide to the API names is there', () => {
  const guide = readFileSync(join(ROOT, 'docs/api.md'), 'utf8')
  const methods = [...guide.matchAll(/client\.(\w+)\(/g)].map((match) => match[1]!)
  expect(methods.length).toBeGreaterThan(3)
  for (const method of methods) expect(API).toHaveProperty(method)
  const calls = [...guide.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/[^`?]*)`/g)]
  expect(calls.length).toBeGreaterThan(2)
  const known = Object.values(API).map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  for (const [, method, path] of calls) expect(known).toContain(`${method} ${path}`)
})

test('a page that uses the client carries no schemas', () => {
  const seen = new Set<string>()
  const walk = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, source] of text.matchAll(/^(?:import|export) (?!type\b)[^']*?from '([^']+)'/gm)) {
      expect(source, file).toMatch(/^\.\//)
      walk(join(WIRE, source!.replace(/\.js$/, '.ts')))
    }
  }
  walk(join(WIRE, 'client.ts'))
  expect([...seen].map((file) => file.slice(WIRE.length + 1)).sort()).toEqual([
    'api.gen.ts',
    'client-errors.ts',
    'client-events.ts',
    'client-send.ts',
    'client.ts',
    'media-types.ts',
  ])
})
