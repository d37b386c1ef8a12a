import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BenchFigure } from '../../bench/figure.js'

/** The benchmark of submitting over HTTP, small: that it runs to its end and that its own checks hold. Times are not judged. */

const MAIN = join(import.meta.dirname, '../../dist/bench/main.js')

test('the benchmark of submitting over HTTP runs and tells its ratios', async () => {
  const child = spawn(process.execPath, [MAIN, 'http-submit', '--quick', '--json'])
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const code = await new Promise((done) => child.once('close', done))
  expect(code, err).toBe(0)
  const figures = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as BenchFigure)
  expect(figures.map(({ name }) => name)).toEqual([
    'http-submit.p50',
    'http-submit.rows.p50',
    'http-submit.upserts.p50',
    'http-submit.p95',
    'http-submit.rows.p95',
    'http-submit.upserts.p95',
    'http-submit.writers.rate',
    'http-submit.writers.rows.rate',
  ])
  for (const { name, value, ratio } of figures) {
    expect(value, name).toBeGreaterThan(0)
    if (!name.includes('.rows')) expect(ratio, name).toBeGreaterThan(0)
  }
}, 300_000)
