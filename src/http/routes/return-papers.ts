import { attachFile } from '../../cycle/collect/attachments/attach-file.js'
import { detachFile } from '../../cycle/collect/attachments/detach-file.js'
import { downloadAttachment, returnAttachments } from '../../cycle/collect/attachments/read-attachments.js'
import { commentOnReturn } from '../../cycle/collect/comments/add-comment.js'
import { returnComments } from '../../cycle/collect/comments/list-comments.js'
import { settleComment } from '../../cycle/collect/comments/resolve-comment.js'
import type { Step } from '../../cycle/step.js'
import { ATTACHMENT_LIMITS } from '../../domain/attachment.js'
import {
  addAttachment,
  addComment,
  getAttachment,
  listAttachments,
  listComments,
  removeAttachment,
  resolveComment,
} from '../../wire/return-papers.js'
import { abilityReply } from '../ability.js'
import { cursorOf, page, readCursor } from '../cursor.js'
import { type Handler, handle } from '../handler.js'
import { workbookRoutes } from './workbooks.js'

type Comment = Awaited<ReturnType<typeof commentOnReturn>>
type Attachment = Awaited<ReturnType<typeof attachFile>>

const PAGE = 50
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Comments on returns, files beside them, and returns as spreadsheets. */
export const returnPapersRoutes: readonly Handler[] = [
  handle(listComments, async (step, { params, query, lang }) => {
    const { limit = PAGE } = query
    const [at, id] = readCursor(query.cursor, /^\d{1,14}$/, UUID) ?? []
    const after = at === undefined || id === undefined ? null : { at: new Date(Number(at)), id }
    const { items, mayComment } = await returnComments(step, params, { after, limit })
    const shown = page(
      items,
      limit,
      (comment) => commentReply(step, comment),
      (last) => cursorOf(String(last.at.getTime()), last.id),
    )
    return { body: { ...shown, may: { comment: abilityReply(mayComment, lang) } } }
  }),
  handle(addComment, async (step, { params, body }) => {
    const said = { text: body.text, series: body.series ?? null }
    return { body: commentReply(step, await commentOnReturn(step, params, said)) }
  }),
  handle(resolveComment, async (step, { params }) => ({
    body: commentReply(step, await settleComment(step, params, params.id)),
  })),
  handle(listAttachments, async (step, { params, lang }) => {
    const { items, mayChange } = await returnAttachments(step, params)
    return {
      body: {
        items: items.map(attachmentReply),
        limits: ATTACHMENT_LIMITS,
        may: { change: abilityReply(mayChange, lang) },
      },
    }
  }),
  handle(addAttachment, async (step, { params, file }) => ({
    body: attachmentReply(await attachFile(step, params, file!)),
  })),
  handle(getAttachment, async (step, { params }) => {
    const { attachment, bytes } = await downloadAttachment(step, params, params.id)
    return { bytes, name: attachment.name, mediaType: attachment.mediaType, etag: attachment.hash }
  }),
  handle(removeAttachment, async (step, { params }) => ({
    body: attachmentReply(await detachFile(step, params, params.id)),
  })),
  ...workbookRoutes,
]

function commentReply(step: Step, comment: Comment) {
  const { id, series, text, actor, actorName, officeUnit, officeRole, at } = comment
  const { resolvedAt, resolvedBy, resolvedName } = comment
  const unit = step.desk.index.unitById.get(officeUnit)?.key ?? String(officeUnit)
  return {
    id,
    series,
    text,
    by: { account: actor, name: actorName },
    office: { unit, role: officeRole },
    at: at.toISOString(),
    resolved: removal(resolvedAt, resolvedBy, resolvedName),
  }
}

function attachmentReply(attachment: Attachment) {
  const { id, name, mediaType, size, hash, addedBy, addedName, addedAt } = attachment
  const { removedAt, removedBy, removedName } = attachment
  return {
    id,
    name,
    mediaType,
    size,
    sha256: hash,
    by: { account: addedBy, name: addedName },
    at: addedAt.toISOString(),
    removed: removal(removedAt, removedBy, removedName),
  }
}

/** Who settled a comment or took a file off, and when; null when nobody has. */
function removal(at: Date | null, account: string | null, name: string | null) {
  if (at === null || account === null) return null
  return { by: { account, name: name ?? '' }, at: at.toISOString() }
}
