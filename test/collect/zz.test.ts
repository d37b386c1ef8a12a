import { writeFileSync, readFileSync } from 'node:fs'
import { test } from 'vitest'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { treeAt } from '../../src/domain/unit.js'
import { parsePeriod } from '../../src/domain/period.js'
import { writeEntryTemplate } from '../../src/export/xlsx-form/write-entry-template.js'
import { readFigures } from '../../src/cycle/collect/read-file.js'
test('lai chau', async () => {
  const r: any = await readPack('packs/lai-chau')
  const pack = r.pack ?? r
  const p = parsePeriod('2025-08')
  const tree = treeAt(pack.history, '2025-08-14')
  const unit = [...tree.nodes.values()].find((n) => n.level === 'commune')!
  const form = pack.forms.find((f: any) => f.levels.includes('commune'))!
  const vals = pack.series.map((s: any, i: number) => String(i * 3))
  writeFileSync('/tmp/h8/form.xlsx', await writeEntryTemplate(pack, form, unit, p, { lang: 'vi', previous: vals, lastYear: vals }))
  writeFileSync('/tmp/h8/form-en.xlsx', await writeEntryTemplate(pack, form, unit, p, { lang: 'en', current: vals, previous: vals, lastYear: vals }))
  const f = await readFigures('/tmp/h8/form-en.xlsx', pack)
  console.log(f.counts, f.findings.slice(0, 5))
  const fs = readFileSync
  const { readdirSync } = await import('node:fs')
  const files = readdirSync('packs/lai-chau/figures').filter((x) => x.endsWith('.csv')).map((x) => 'packs/lai-chau/figures/' + x)
  const t0 = performance.now()
  const g = await readFigures(files, pack)
  console.log(files.length, g.counts, g.findings.slice(0, 5), performance.now() - t0)
})
