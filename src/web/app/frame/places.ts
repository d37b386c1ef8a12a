import type { webWords } from '../../../domain/words/web.js'

interface Step {
  readonly to: string
  readonly label: keyof typeof webWords
}

const RETURNS: Step = { to: '/returns', label: 'nav-returns' }
const UNITS: Step = { to: '/units', label: 'nav-units' }
const ACTS: Step = { to: '/acts', label: 'nav-acts' }
const DEFINITIONS: Step = { to: '/definitions', label: 'nav-definitions' }
const FORMS: Step = { to: '/definitions/forms', label: 'nav-forms' }
const ACCOUNTS: Step = { to: '/accounts', label: 'nav-accounts' }
const HELP: Step = { to: '/help', label: 'nav-help' }

/** The longest beginning of the address decides. */
const PLACES: readonly (readonly [begins: string, steps: readonly Step[]])[] = [
  ['/returns/', [RETURNS]],
  ['/units/', [UNITS]],
  ['/acts/', [UNITS, ACTS]],
  ['/acts', [UNITS]],
  ['/definitions/forms/', [DEFINITIONS, FORMS]],
  ['/definitions/', [DEFINITIONS]],
  ['/accounts/', [ACCOUNTS]],
  ['/help/', [HELP]],
]

/** The pages above the one at this address, from the menu down. None for a page of the menu itself. */
export function above(path: string): readonly Step[] {
  return PLACES.find(([begins]) => path.startsWith(begins) && path.length >= begins.length)?.[1] ?? []
}
