import { applyChanges, demandManage, previewChanges } from '../../cycle/register/change-definitions.js'
import {
  definitionFile,
  definitionLists,
  describeDefinitions,
  editionListed,
  editionsFrom,
  mayEdit,
} from '../../cycle/register/describe-definitions.js'
import { exportEdition, unpackedChanges } from '../../cycle/register/move-definitions.js'
import { tryExpression as workOut } from '../../cycle/register/try-expression.js'
import type { Step } from '../../cycle/step.js'
import {
  applyDefinitions,
  exportDefinitions,
  listEditions,
  previewDefinitions,
  readDefinitionFile,
  readDefinitionLists,
  readDefinitions,
  tryExpression,
  unpackDefinitions,
} from '../../wire/definitions.js'
import { ZIP } from '../../wire/media-types.js'
import { abilityReply } from '../ability.js'
import { cursorOf, page, readCursor } from '../cursor.js'
import { type Handler, handle, handleAsOwner, handleOutside } from '../handler.js'
import { findingReply } from '../problem-reply.js'
import { revalidated } from '../revalidated.js'

/** Editions on one page of the list. */
const PAGE = 50

/** The definitions, their editions and what changes them. */
export const definitionsRoutes: readonly Handler[] = [
  handle(readDefinitions, async (step, { lang }) => {
    await readable(step)
    const described = await describeDefinitions(step)
    return revalidated({ ...described, may: { edit: abilityReply(mayEdit(step), lang) } })
  }),
  handle(listEditions, async (step, { query }) => {
    await readable(step)
    const [before] = readCursor(query.cursor, /^\d{1,9}$/) ?? []
    const limit = query.limit ?? PAGE
    const rows = await editionsFrom(step, before === undefined ? null : Number(before), limit)
    return { body: page(rows, limit, editionListed, ({ number }) => cursorOf(String(number))) }
  }),
  handle(readDefinitionFile, async (step, { query }) => {
    await readable(step)
    return { body: await definitionFile(step, query.name, query.edition) }
  }),
  handle(readDefinitionLists, async (step, { query }) => {
    await readable(step)
    return { body: await definitionLists(step, query.edition) }
  }),
  handle(exportDefinitions, async (step, { query }) => {
    await readable(step)
    return { mediaType: ZIP, ...(await exportEdition(step, query.edition)) }
  }),
  handleAsOwner(previewDefinitions, async (step, { body, lang }) => {
    const { findings, ...preview } = await previewChanges(step, body, lang)
    const told = findings.map((found) => findingReply(found, lang))
    return { body: { sound: told.length === 0, findings: told, ...preview } }
  }),
  handleAsOwner(applyDefinitions, async (step, { body, lang }) => ({
    body: editionListed(await applyChanges(step, { source: 'edit', ...given(body) }, lang)),
  })),
  handle(unpackDefinitions, async (step, { file }) => {
    await demandManage(step)
    return { body: await unpackedChanges(step, file!.bytes) }
  }),
  handleOutside(tryExpression, async (desk, caller, { body, lang }) => {
    const { findings, ...tried } = await workOut(desk, caller, body, lang)
    return { body: { ...tried, findings: findings.map((found) => findingReply(found, lang)) } }
  }),
]

/** Without what was left out, so that it does not take the place of what is usual. */
function given<T extends { source?: 'edit' | 'import' | undefined }>({ source, ...body }: T) {
  return { ...body, ...(source === undefined ? {} : { source }) }
}

/** Everybody with a role reads the definitions. */
async function readable(step: Step): Promise<void> {
  await step.act('pack.read', { unit: step.caller.home })
}
