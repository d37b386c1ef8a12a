import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore } from '../../src/main/open-store.js'
import { readSchema, schemaText } from '../../src/store/dump-schema.js'
import { databasePage } from './database-page.js'

// `npm run schema`: migrate a new database, and write down what it has become.
const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'cungky-schema-'))
// PostgreSQL runs as another user when we are root.
chmodSync(folder, 0o755)
const store = await openStore(
  {
    dataFolder: folder,
    lang: 'en',
    databasePort: undefined,
    databaseUrl: undefined,
    appDatabaseUrl: undefined,
  },
  'schema',
)
try {
  const schema = await readSchema(store.ownerPool)
  for (const [file, text] of [
    ['src/store/schema.sql', schemaText(schema)],
    ['docs/database.md', databasePage(schema)],
  ] as const) {
    writeFileSync(join(root, file), text)
    console.log(`${file}: ${text.split('\n').length - 1} lines`)
  }
} finally {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
}
