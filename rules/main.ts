import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeFinding } from './finding.js'
import { checkHouse } from './house.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const findings = await checkHouse(root, join(root, 'dist'))
for (const finding of findings) console.error(describeFinding(finding))
console.log(
  findings.length === 0 ? 'House rules: all kept.' : `House rules: ${findings.length} broken. See docs/adr/.`,
)
process.exitCode = findings.length === 0 ? 0 : 1
