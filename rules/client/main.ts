import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GENERATED, generateClient } from './generate.js'

// `npm run client`: write the client's part that follows from the contracts. The types are not looked at before: a contract that
// was renamed leaves the file of before in error until it is written anew.
const root = fileURLToPath(new URL('../../..', import.meta.url))
const text = generateClient()
writeFileSync(join(root, GENERATED), text)
console.log(`${GENERATED}: ${text.split('\n').length - 1} lines`)
