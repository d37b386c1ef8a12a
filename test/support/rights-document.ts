import { actionName, roleName } from '../../src/domain/access-refusal.js'
import {
  ACTIONS,
  APART_FROM_FIGURES,
  FIGURE_EDITS,
  RELATIONS,
  type Relation,
  ROLES,
  type Role,
  tableAnswer,
} from '../../src/domain/access-table.js'
import { allHandlers } from '../../src/http/routes.js'

const HEADINGS: Readonly<Record<Relation, string>> = {
  own: 'own unit',
  predecessor: 'unit it took over',
  below: 'below',
  past: 'past',
  parent: 'above',
  sibling: 'beside',
  elsewhere: 'elsewhere',
  retired: 'retired',
}

const INTRODUCTION = `# Who may do what

Written by \`test/http/rights-document.test.ts\` from the table of rights (\`src/domain/access-table.ts\`) and the contracts of the API; \`UPDATE_GOLDEN=1 npx vitest run test/http/rights-document.test.ts\`
writes it again. Change the table, never this page.

A role is held in a unit for a time. What it may do depends on how the unit acted upon stands to that unit **on the tree of today**:

| column | the unit acted upon |
|---|---|
| own unit | is the unit of the role |
| unit it took over | is no more, and the unit of the role alone took it over |
| below | stands anywhere under it, or is no more and was taken over by units under it |
| past | stood under it in the period concerned and has moved away since, or was divided among it and others: to be read only |
| above | stands anywhere above it |
| beside | has the same superior |
| elsewhere | is any other unit of today |
| retired | does not exist today, and nothing of it lives on within reach |

One role that allows it is enough, with one exception: whoever is ${APART_FROM_FIGURES.join(' or ')} does none of what changes figures (${FIGURE_EDITS.map((action) => `\`${action}\``).join(', ')}),
whatever other role they hold. Nobody approves what they entered, and nobody accepts for a superior what they entered or approved for the unit (\`return-two-person\`, \`return-own-acceptance\`). An access
token never does more than its owner, nor more than its scopes. What is not in the tables is refused.

Figures that a unit returned while it stood under another superior stay that superior's to read, for those periods only. A comparison on the tree of another day that needs more than that is
refused (\`figure-beyond-reach\`) instead of being added up without it.

Rights are held twice. \`domain/access.ts\` decides before anything is read, and the transaction is then opened to what was granted and no further; row-level security
(\`src/store/migrations\`) compares that with every row. \`test/http/rights-matrix.test.ts\` tries every endpoint in every role and standing, \`rights-database.test.ts\` the database by itself,
\`rights-mutations.test.ts\` lowers one wall of the database after another and expects the checks to find it.
`

/** The page `docs/rights.md`. */
export function rightsDocument(): string {
  return [INTRODUCTION, ...ROLES.map(roleSection), endpointSection()].join('\n')
}

function roleSection(role: Role): string {
  const name = roleName(role)
  const rows = ACTIONS.filter((action) =>
    RELATIONS.some((relation) => tableAnswer(role, action, relation) === 'yes'),
  ).map((action) => {
    const cells = RELATIONS.map((relation) => (tableAnswer(role, action, relation) === 'yes' ? '●' : ''))
    return `| \`${action}\` | ${actionName(action).vi} | ${cells.join(' | ')} |`
  })
  return [
    `## ${name.en[0]!.toUpperCase()}${name.en.slice(1)} (${name.vi})`,
    '',
    `| right | | ${RELATIONS.map((relation) => HEADINGS[relation]).join(' | ')} |`,
    `|---|---|${RELATIONS.map(() => ':-:|').join('')}`,
    ...rows,
    '',
  ].join('\n')
}

function endpointSection(): string {
  const contracts = allHandlers.map(({ endpoint }) => endpoint)
  const lines = (needs: (access: (typeof contracts)[number]['access']) => boolean) =>
    contracts
      .filter(({ access }) => needs(access))
      .map(({ method, path }) => `\`${method.toUpperCase()} ${path}\``)
      .sort()
      .join(', ')
  const byAction = ACTIONS.flatMap((action) => {
    const found = lines((access) => typeof access !== 'string' && access.includes(action))
    return found === '' ? [] : [`| \`${action}\` | ${found} |`]
  })
  return [
    '## Which right an address of the API asks for',
    '',
    '| right | addresses |',
    '|---|---|',
    ...byAction,
    `| being signed in | ${lines((access) => access === 'signed-in')} |`,
    `| none | ${lines((access) => access === 'public')} |`,
    '',
  ].join('\n')
}
