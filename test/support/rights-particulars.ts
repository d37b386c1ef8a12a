import { randomUUID } from 'node:crypto'
import { packArchive } from '../../src/cycle/register/pack-archive.js'
import type { Action } from '../../src/domain/access-table.js'
import { parsePeriod } from '../../src/domain/period.js'
import type { Endpoint } from '../../src/wire/endpoint.js'
import { addPerson, type TestServer } from './http.js'

/** What a request of the matrix is about. */
export interface Subject {
  readonly server: TestServer
  /** Key of the unit acted upon. */
  readonly unit: string
  /** Code of a period in which it stood in the tree. */
  readonly period: string
  readonly form: string
  /** Ids of what was made for this one request. */
  readonly made: Readonly<Record<string, string>>
}

type Given = (subject: Subject) => Readonly<Record<string, unknown>>

/**
 * What cannot be read off an endpoint's contract. Fields called unit, period, form, reason and the like are filled by their
 * names, the rest by their schemas; `{}` says that this is enough.
 */
export interface Particulars {
  /** Which of the endpoint's rights this request needs. */
  readonly action?: Action
  /** The right is asked for the unit to which the caller's account belongs, whatever the request is about. */
  readonly home?: true
  /** The right is asked for the head of the tree, to which the definitions belong. */
  readonly root?: true
  /** Whoever has this right to the head of the tree may do it too. */
  readonly orRoot?: Action
  /** Is the right asked as of the last day of the period, so that who stood above the unit then has it still? */
  readonly past?: true
  readonly params?: Given
  readonly query?: Given
  readonly body?: Given
  readonly file?: (subject: Subject) => Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  /** Make what the request is about, anew for each. */
  readonly make?: (subject: Omit<Subject, 'made'>) => Promise<Readonly<Record<string, string>>>
  /** It ends with the caller's own session or account changed: each is sent by somebody new. */
  readonly once?: true
}

const HOME = { home: true } as const
const PAST = { past: true } as const
const ROOT = { root: true } as const
/** Of an edition that is not in force: refused to whoever has the right. */
const CHANGE = {
  edition: 'unknown-edition',
  changes: [{ kind: 'remove', list: 'forms', id: 'none' }],
} as const
const CSV_TYPE = { 'x-file-name': 'bang-ke.csv', 'content-type': 'text/csv' }

/** Figures of the unit under the code that it had in the period. */
function figuresFile({ server: { index }, unit, period }: Subject): Uint8Array {
  const { code } = index.treeOf(parsePeriod(period)).nodes.get(unit)!
  return new TextEncoder().encode(`unit,period,series,value\n${code},${period},staff,5\n`)
}

/** Somebody who belongs to the unit and enters figures there, with a role to come, a token and a session. */
async function makeAccount({ server, unit }: Omit<Subject, 'made'>) {
  const { desk, db } = server
  const held = [
    { role: 'clerk', unit, from: '2000-01-01', to: null },
    { role: 'leader', unit, from: '2999-01-01', to: null },
  ] as const
  const { account } = await addPerson(desk, held, `made-${randomUUID()}`)
  const token = randomUUID()
  await db.store.ownerPool.query(
    `insert into api_token (token_id, account_id, token_hash, name, scopes, created_at, expires_at)
     values ($1, $2, $1::uuid::text, 'test', '{read}', '2026-01-01', '2027-01-01')`,
    [token, account],
  )
  const one = async (text: string) => (await db.store.ownerPool.query(text, [account])).rows[0].id as string
  return {
    account,
    token,
    session: await one('select session_id as id from session where account_id = $1'),
    role: await one(`select assignment_id as id from assignment where account_id = $1 and role = 'leader'`),
  }
}

const ofAccount = {
  make: makeAccount,
  params: ({ made }: Subject) => ({
    id: made.account,
    role: made.role,
    session: made.session,
    token: made.token,
  }),
}

/** An order and a leave of the unit, put there by the owner of the database. */
function makeOrder(table: 'period_closure' | 'lock_exception') {
  return async ({ server, unit }: Omit<Subject, 'made'>) => {
    const id = randomUUID()
    const closure = table === 'period_closure'
    await server.db.store.ownerPool.query(
      `insert into ${table} (unit_id, ${closure ? 'closure_id, kind' : 'exception_id, valid_until'}, period, valid_from,
         ${closure ? 'ordered_by, ordered_name' : 'granted_by, granted_name'}, office_unit, office_role, at, reason, reach)
       select unit_id, $1, ${closure ? `'closed'` : `'2026-12-31'`}, 320240003, '2026-01-01', 'x', 'X', unit_id, 'head', '2026-01-01',
         'test', reach
       from org_unit where unit_key = $2`,
      [id, unit],
    )
    return { order: id }
  }
}

/** Somebody in the unit who can be reminded. */
async function makeReminded({ server, unit }: Omit<Subject, 'made'>) {
  const held = [{ role: 'clerk', unit, from: '2000-01-01', to: null }] as const
  return { reminded: (await addPerson(server.desk, held, `reminded-${randomUUID()}`)).account }
}

const ofClosure = { make: makeOrder('period_closure'), params: ({ made }: Subject) => ({ id: made.order }) }
const ofException = { make: makeOrder('lock_exception'), params: ({ made }: Subject) => ({ id: made.order }) }
/** Long over and of interest to nobody: closing it disturbs no other request. */
const OLD = () => ({ period: '2024-03' })

/** Has no figure in it, so that it may be rendered of any unit. */
const DOCUMENT_TEXT = `---
document: notice
issuer: X
symbol: TB-X
place: A
kind: Thông báo
title: "Thông báo"
recipients: ["Lưu: VT"]
signature: { position: Giám đốc }
---

Nội dung.
`

/** A draft of the unit with a comment and a task, put there by the owner of the database. */
async function makeDraft({ server, unit, period }: Omit<Subject, 'made'>) {
  const [document, comment, task] = [randomUUID(), randomUUID(), randomUUID()]
  const { ownerPool } = server.db.store
  await ownerPool.query(
    `insert into document (unit_id, document_id, kind, lang, title, period, base, stage, body, state, version, revision, writers,
       created_by, created_name, created_at, changed_by, changed_name, changed_at, reach)
     select unit_id, $1, 'notice', 'vi', 'Thông báo', $2, 'previous-period', 'accepted', $3, 'draft', 1, 1, '{x}', 'x', 'X',
       '2026-01-01', 'x', 'X', '2026-01-01', reach
     from org_unit where unit_key = $4`,
    [document, parsePeriod(period).key, DOCUMENT_TEXT, unit],
  )
  await ownerPool.query(
    `insert into document_comment (unit_id, document_id, comment_id, text, actor, actor_name, at, reach)
     select unit_id, document_id, $2, 'Góp ý', 'x', 'X', '2026-01-01', reach from document where document_id = $1`,
    [document, comment],
  )
  await ownerPool.query(
    `insert into document_task (unit_id, document_id, task_id, assignee, assignee_name, given_by, given_name, given_at, reach)
     select unit_id, document_id, $2, 'x', 'X', 'x', 'X', '2026-01-01', reach from document where document_id = $1`,
    [document, task],
  )
  return { document, comment, task }
}

const ofDocument = {
  make: makeDraft,
  params: ({ made }: Subject) => ({ id: made.document, comment: made.comment, task: made.task }),
}

/** Every endpoint of the API. A new one fails the matrix until it stands here. */
export const PARTICULARS: Readonly<Partial<Record<Endpoint['id'], Particulars>>> = {
  signInWays: {},
  signIn: {},
  showSecondFactor: {},
  changePassword: {},
  readSession: {},
  signOut: { once: true },
  beginOidc: {},
  endOidc: {},
  listSessions: {},
  endSession: {},
  changeProfile: { body: () => ({ digest: true }) },
  beginTotp: { once: true },
  confirmTotp: {},
  endTotp: {},
  renewBackupCodes: {},
  listTokens: HOME,
  makeToken: HOME,
  revokeToken: HOME,

  listAccounts: { query: ({ unit }) => ({ unit }) },
  readAccount: ofAccount,
  makeAccount: { body: () => ({ username: `new-${randomUUID()}` }) },
  changeAccount: { ...ofAccount, body: () => ({ position: 'Cán bộ' }) },
  resetPassword: ofAccount,
  unlockAccount: ofAccount,
  closeAccount: ofAccount,
  reopenAccount: ofAccount,
  removeTotp: ofAccount,
  removeIdentities: ofAccount,
  listAccountSessions: ofAccount,
  endAccountSessions: ofAccount,
  endAccountSession: ofAccount,
  listAccountTokens: ofAccount,
  revokeAccountTokens: ofAccount,
  revokeAccountToken: ofAccount,
  listRoles: ofAccount,
  giveRole: { ...ofAccount, body: () => ({ role: 'leader', from: '2026-11-23', to: '2026-12-01' }) },
  moveRoleEnd: { ...ofAccount, body: () => ({ to: '2999-06-01' }) },
  cancelRole: ofAccount,
  readAudit: { query: ({ unit }) => ({ unit }) },

  listReturns: { ...PAST, query: ({ unit }) => ({ unit }) },
  readReturn: PAST,
  saveCells: { ...PAST, body: () => ({ entries: {} }) },
  saveWhole: { ...PAST, body: () => ({ entries: {}, narrative: {} }) },
  submitReturn: PAST,
  approveReturn: PAST,
  handBackReturn: PAST,
  sendBackReturn: PAST,
  acceptReturn: PAST,
  amendReturn: PAST,
  withdrawReturn: PAST,
  acceptReturns: {
    ...PAST,
    body: ({ unit, period, form }) => ({ items: [{ unit, period, form, etag: '0' }] }),
  },
  listAcceptance: { ...PAST, query: ({ unit, period }) => ({ unit, period }) },
  listVersions: PAST,
  readVersion: { ...PAST, params: () => ({ version: 1 }) },
  readHistory: PAST,

  listComments: PAST,
  addComment: { body: () => ({ text: 'Đề nghị kiểm tra lại số liệu' }) },
  resolveComment: {},
  listAttachments: PAST,
  addAttachment: { file: figuresFile, headers: CSV_TYPE },
  getAttachment: PAST,
  removeAttachment: {},
  getTemplate: PAST,
  takeWorkbook: { file: figuresFile, headers: CSV_TYPE },
  importFigures: { file: figuresFile, headers: CSV_TYPE },

  listClosures: { ...PAST, query: ({ unit }) => ({ unit }) },
  closePeriod: {
    action: 'return.lock',
    body: (subject) => ({ ...OLD(), unit: subject.unit, kind: 'closed', from: '2026-11-23' }),
  },
  endClosure: { ...ofClosure, action: 'return.lock', body: () => ({ on: '2026-11-23' }) },
  listExceptions: { ...PAST, query: ({ unit }) => ({ unit }) },
  grantException: { body: () => ({ ...OLD(), until: '2026-12-31' }) },
  endException: { ...ofException, body: () => ({ on: '2026-11-23' }) },

  readBoard: { ...PAST, query: ({ unit, period }) => ({ unit, from: period, to: period }) },
  exportBoard: { ...PAST, query: ({ unit, period }) => ({ unit, from: period, to: period }) },
  readMissing: PAST,
  remindNow: { make: makeReminded, body: ({ unit, period }) => ({ returns: [{ unit, period }] }) },

  listDeadlines: PAST,
  listMyDeadlines: {},
  readMyDesk: {},
  listNotices: {},
  readNotice: {},
  readAllNotices: {},

  listUnits: HOME,
  readUnit: {},
  listReorganisations: HOME,
  listForms: HOME,
  readForm: HOME,
  readPeriod: {},
  listPeriods: HOME,
  listIndicators: HOME,
  readPack: HOME,

  readDefinitions: HOME,
  listEditions: HOME,
  readDefinitionFile: { ...HOME, query: () => ({ name: 'forms.yaml' }) },
  exportDefinitions: HOME,
  readDefinitionLists: HOME,
  previewDefinitions: { ...ROOT, body: () => CHANGE },
  applyDefinitions: { ...ROOT, body: () => CHANGE },
  unpackDefinitions: {
    ...ROOT,
    file: () => packArchive(new Map([['forms.yaml', '[]']])),
    headers: { 'x-file-name': 'pack.zip', 'content-type': 'application/zip' },
  },
  tryExpression: {
    ...PAST,
    action: 'figure.read',
    orRoot: 'pack.manage',
    body: ({ unit, period }) => ({ expression: 'staff', unit, period }),
  },

  readTotals: PAST,
  compareFigures: PAST,
  explainFigure: { ...PAST, query: () => ({ indicator: 'staff' }) },

  listTemplates: HOME,
  searchDocuments: { query: ({ unit }) => ({ unit }) },
  makeDocument: { body: ({ unit, period }) => ({ unit, period, from: { body: DOCUMENT_TEXT } }) },
  readDocument: ofDocument,
  saveDocument: { ...ofDocument, body: () => ({ body: DOCUMENT_TEXT }) },
  sendDocument: ofDocument,
  recallDocument: ofDocument,
  returnDocument: ofDocument,
  approveDocument: ofDocument,
  issueDocument: ofDocument,
  withdrawDocument: ofDocument,
  discardDocument: ofDocument,
  previewDocument: ofDocument,
  checkDocumentText: { body: ({ unit, period }) => ({ unit, period, body: DOCUMENT_TEXT }) },
  getDocumentFile: ofDocument,
  readDocumentVersion: {
    ...ofDocument,
    params: (subject) => ({ ...ofDocument.params(subject), version: 1 }),
  },
  addDocumentComment: { ...ofDocument, body: () => ({ text: 'Đề nghị bổ sung số liệu' }) },
  resolveDocumentComment: ofDocument,
  listDocumentWriters: { query: ({ unit }) => ({ unit }) },
  giveDocumentTask: { ...ofDocument, body: () => ({ assignee: randomUUID() }) },
  finishDocumentTask: ofDocument,
  listNarratives: { ...PAST, query: ({ unit, period }) => ({ unit, period }) },
  verifyDocument: {
    file: () => new TextEncoder().encode('not a document'),
    headers: { 'x-file-name': 'bao-cao.docx', 'content-type': 'application/octet-stream' },
  },

  watchLive: { ...PAST, query: ({ unit, period }) => ({ unit, period }) },
}
