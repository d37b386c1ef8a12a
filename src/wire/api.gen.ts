// Made by `npm run client` from the contracts in this folder. Do not edit: change the contract and run it again.
import type { Answer, BodyOf, Events, Matching, Operation, ParamsOf, QueryOf, Reading, ReceivedFile, ReplyOf, Sending, Writing } from './client-types.js'
import type { cancelRole, changeAccount, closeAccount, endAccountSession, endAccountSessions, giveRole, listAccountSessions, listAccountTokens, listAccounts, listRoles, makeAccount, moveRoleEnd, readAccount, readAudit, removeIdentities, removeTotp, reopenAccount, resetPassword, revokeAccountToken, revokeAccountTokens, unlockAccount } from './accounts.js'
import type { listDeadlines, listMyDeadlines, listNotices, readAllNotices, readNotice } from './deadlines.js'
import type { applyDefinitions, exportDefinitions, listEditions, previewDefinitions, readDefinitionFile, readDefinitionLists, readDefinitions, tryExpression, unpackDefinitions } from './definitions.js'
import type { addDocumentComment, approveDocument, checkDocumentText, discardDocument, finishDocumentTask, getDocumentFile, giveDocumentTask, issueDocument, listDocumentWriters, listNarratives, listTemplates, makeDocument, previewDocument, readDocument, readDocumentVersion, recallDocument, resolveDocumentComment, returnDocument, saveDocument, searchDocuments, sendDocument, verifyDocument, withdrawDocument } from './documents.js'
import type { compareFigures, explainFigure, readTotals } from './figures.js'
import type { importFigures } from './imports.js'
import type { LIVE_EVENTS, watchLive } from './live.js'
import type { closePeriod, endClosure, endException, grantException, listClosures, listExceptions } from './orders.js'
import type { listForms, listIndicators, listPeriods, listReorganisations, listUnits, readForm, readPack, readPeriod, readUnit } from './register.js'
import type { addAttachment, addComment, getAttachment, getTemplate, listAttachments, listComments, removeAttachment, resolveComment, takeWorkbook } from './return-papers.js'
import type { acceptReturn, acceptReturns, amendReturn, approveReturn, handBackReturn, listReturns, listVersions, readHistory, readReturn, readVersion, saveCells, saveWhole, sendBackReturn, submitReturn, withdrawReturn } from './returns.js'
import type { beginOidc, beginTotp, changePassword, changeProfile, confirmTotp, endOidc, endSession, endTotp, listSessions, listTokens, makeToken, readSession, renewBackupCodes, revokeToken, showSecondFactor, signIn, signInWays, signOut } from './session.js'

/** How each operation is sent. */
export const OPERATIONS = {
  acceptReturn: { method: 'POST', path: '/returns/{unit}/{period}/{form}/accept', writes: 'once', sends: null, gives: 'json' },
  acceptReturns: { method: 'POST', path: '/returns/accept', writes: 'once', sends: 'json', gives: 'json' },
  addAttachment: { method: 'POST', path: '/returns/{unit}/{period}/{form}/attachments', writes: 'once', sends: 'application/octet-stream', gives: 'json' },
  addComment: { method: 'POST', path: '/returns/{unit}/{period}/{form}/comments', writes: 'once', sends: 'json', gives: 'json' },
  addDocumentComment: { method: 'POST', path: '/documents/{unit}/{id}/comments', writes: 'once', sends: 'json', gives: 'json' },
  amendReturn: { method: 'POST', path: '/returns/{unit}/{period}/{form}/amend', writes: 'once', sends: 'json', gives: 'json' },
  applyDefinitions: { method: 'POST', path: '/definitions', writes: 'once', sends: 'json', gives: 'json' },
  approveDocument: { method: 'POST', path: '/documents/{unit}/{id}/approve', writes: 'once', sends: null, gives: 'json' },
  approveReturn: { method: 'POST', path: '/returns/{unit}/{period}/{form}/approve', writes: 'once', sends: null, gives: 'json' },
  beginOidc: { method: 'GET', path: '/session/oidc', writes: false, sends: null, gives: null },
  beginTotp: { method: 'POST', path: '/me/totp', writes: 'once', sends: null, gives: 'json' },
  cancelRole: { method: 'DELETE', path: '/accounts/{id}/roles/{role}', writes: 'once', sends: null, gives: 'json' },
  changeAccount: { method: 'PATCH', path: '/accounts/{id}', writes: 'once', sends: 'json', gives: 'json' },
  changePassword: { method: 'POST', path: '/session/password', writes: 'once', sends: 'json', gives: 'json' },
  changeProfile: { method: 'PATCH', path: '/me', writes: 'once', sends: 'json', gives: 'json' },
  checkDocumentText: { method: 'POST', path: '/documents/check', writes: false, sends: 'json', gives: 'json' },
  closeAccount: { method: 'POST', path: '/accounts/{id}/close', writes: 'once', sends: null, gives: 'json' },
  closePeriod: { method: 'POST', path: '/closures', writes: 'once', sends: 'json', gives: 'json' },
  compareFigures: { method: 'GET', path: '/figures/comparison', writes: false, sends: null, gives: 'json' },
  confirmTotp: { method: 'POST', path: '/me/totp/confirm', writes: 'once', sends: 'json', gives: 'json' },
  discardDocument: { method: 'POST', path: '/documents/{unit}/{id}/discard', writes: 'once', sends: 'json', gives: 'json' },
  endAccountSession: { method: 'DELETE', path: '/accounts/{id}/sessions/{session}', writes: 'once', sends: null, gives: null },
  endAccountSessions: { method: 'DELETE', path: '/accounts/{id}/sessions', writes: 'once', sends: null, gives: null },
  endClosure: { method: 'POST', path: '/closures/{unit}/{id}/end', writes: 'once', sends: 'json', gives: 'json' },
  endException: { method: 'POST', path: '/exceptions/{unit}/{id}/end', writes: 'once', sends: 'json', gives: 'json' },
  endOidc: { method: 'GET', path: '/session/oidc/callback', writes: true, sends: null, gives: null },
  endSession: { method: 'DELETE', path: '/sessions/{id}', writes: 'once', sends: null, gives: null },
  endTotp: { method: 'DELETE', path: '/me/totp', writes: 'once', sends: 'json', gives: null },
  explainFigure: { method: 'GET', path: '/figures/explanation', writes: false, sends: null, gives: 'json' },
  exportDefinitions: { method: 'GET', path: '/definitions/export', writes: false, sends: null, gives: 'application/zip' },
  finishDocumentTask: { method: 'PUT', path: '/documents/{unit}/{id}/tasks/{task}/done', writes: 'once', sends: 'json', gives: 'json' },
  getAttachment: { method: 'GET', path: '/returns/{unit}/{period}/{form}/attachments/{id}', writes: false, sends: null, gives: 'application/octet-stream' },
  getDocumentFile: { method: 'GET', path: '/documents/{unit}/{id}/files/{format}', writes: false, sends: null, gives: 'application/octet-stream' },
  getTemplate: { method: 'GET', path: '/returns/{unit}/{period}/{form}/template.xlsx', writes: false, sends: null, gives: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  giveDocumentTask: { method: 'POST', path: '/documents/{unit}/{id}/tasks', writes: 'once', sends: 'json', gives: 'json' },
  giveRole: { method: 'POST', path: '/accounts/{id}/roles', writes: 'once', sends: 'json', gives: 'json' },
  grantException: { method: 'POST', path: '/exceptions', writes: 'once', sends: 'json', gives: 'json' },
  handBackReturn: { method: 'POST', path: '/returns/{unit}/{period}/{form}/hand-back', writes: 'once', sends: 'json', gives: 'json' },
  importFigures: { method: 'POST', path: '/imports', writes: 'once', sends: 'application/octet-stream', gives: 'json' },
  issueDocument: { method: 'POST', path: '/documents/{unit}/{id}/issue', writes: 'once', sends: 'json', gives: 'json' },
  listAccountSessions: { method: 'GET', path: '/accounts/{id}/sessions', writes: false, sends: null, gives: 'json' },
  listAccountTokens: { method: 'GET', path: '/accounts/{id}/tokens', writes: false, sends: null, gives: 'json' },
  listAccounts: { method: 'GET', path: '/accounts', writes: false, sends: null, gives: 'json' },
  listAttachments: { method: 'GET', path: '/returns/{unit}/{period}/{form}/attachments', writes: false, sends: null, gives: 'json' },
  listClosures: { method: 'GET', path: '/periods/{period}/closures', writes: false, sends: null, gives: 'json' },
  listComments: { method: 'GET', path: '/returns/{unit}/{period}/{form}/comments', writes: false, sends: null, gives: 'json' },
  listDeadlines: { method: 'GET', path: '/deadlines', writes: false, sends: null, gives: 'json' },
  listDocumentWriters: { method: 'GET', path: '/documents/writers', writes: false, sends: null, gives: 'json' },
  listEditions: { method: 'GET', path: '/definitions/editions', writes: false, sends: null, gives: 'json' },
  listExceptions: { method: 'GET', path: '/periods/{period}/exceptions', writes: false, sends: null, gives: 'json' },
  listForms: { method: 'GET', path: '/forms', writes: false, sends: null, gives: 'json' },
  listIndicators: { method: 'GET', path: '/indicators', writes: false, sends: null, gives: 'json' },
  listMyDeadlines: { method: 'GET', path: '/deadlines/mine', writes: false, sends: null, gives: 'json' },
  listNarratives: { method: 'GET', path: '/narratives', writes: false, sends: null, gives: 'json' },
  listNotices: { method: 'GET', path: '/notices', writes: false, sends: null, gives: 'json' },
  listPeriods: { method: 'GET', path: '/periods', writes: false, sends: null, gives: 'json' },
  listReorganisations: { method: 'GET', path: '/reorganisations', writes: false, sends: null, gives: 'json' },
  listReturns: { method: 'GET', path: '/returns', writes: false, sends: null, gives: 'json' },
  listRoles: { method: 'GET', path: '/accounts/{id}/roles', writes: false, sends: null, gives: 'json' },
  listSessions: { method: 'GET', path: '/sessions', writes: false, sends: null, gives: 'json' },
  listTemplates: { method: 'GET', path: '/templates', writes: false, sends: null, gives: 'json' },
  listTokens: { method: 'GET', path: '/tokens', writes: false, sends: null, gives: 'json' },
  listUnits: { method: 'GET', path: '/units', writes: false, sends: null, gives: 'json' },
  listVersions: { method: 'GET', path: '/returns/{unit}/{period}/{form}/versions', writes: false, sends: null, gives: 'json' },
  makeAccount: { method: 'POST', path: '/accounts', writes: 'once', sends: 'json', gives: 'json' },
  makeDocument: { method: 'POST', path: '/documents', writes: 'once', sends: 'json', gives: 'json' },
  makeToken: { method: 'POST', path: '/tokens', writes: 'once', sends: 'json', gives: 'json' },
  moveRoleEnd: { method: 'PATCH', path: '/accounts/{id}/roles/{role}', writes: 'once', sends: 'json', gives: 'json' },
  previewDefinitions: { method: 'POST', path: '/definitions/preview', writes: false, sends: 'json', gives: 'json' },
  previewDocument: { method: 'GET', path: '/documents/{unit}/{id}/preview', writes: false, sends: null, gives: 'json' },
  readAccount: { method: 'GET', path: '/accounts/{id}', writes: false, sends: null, gives: 'json' },
  readAllNotices: { method: 'POST', path: '/notices/read-all', writes: 'once', sends: null, gives: 'json' },
  readAudit: { method: 'GET', path: '/audit', writes: false, sends: null, gives: 'json' },
  readDefinitionFile: { method: 'GET', path: '/definitions/file', writes: false, sends: null, gives: 'json' },
  readDefinitionLists: { method: 'GET', path: '/definitions/lists', writes: false, sends: null, gives: 'json' },
  readDefinitions: { method: 'GET', path: '/definitions', writes: false, sends: null, gives: 'json' },
  readDocument: { method: 'GET', path: '/documents/{unit}/{id}', writes: false, sends: null, gives: 'json' },
  readDocumentVersion: { method: 'GET', path: '/documents/{unit}/{id}/versions/{version}', writes: false, sends: null, gives: 'json' },
  readForm: { method: 'GET', path: '/forms/{form}', writes: false, sends: null, gives: 'json' },
  readHistory: { method: 'GET', path: '/returns/{unit}/{period}/{form}/history', writes: false, sends: null, gives: 'json' },
  readNotice: { method: 'POST', path: '/notices/{id}/read', writes: 'once', sends: null, gives: 'json' },
  readPack: { method: 'GET', path: '/pack', writes: false, sends: null, gives: 'json' },
  readPeriod: { method: 'GET', path: '/periods/{period}', writes: false, sends: null, gives: 'json' },
  readReturn: { method: 'GET', path: '/returns/{unit}/{period}/{form}', writes: false, sends: null, gives: 'json' },
  readSession: { method: 'GET', path: '/session', writes: false, sends: null, gives: 'json' },
  readTotals: { method: 'GET', path: '/figures/totals', writes: false, sends: null, gives: 'json' },
  readUnit: { method: 'GET', path: '/units/{unit}', writes: false, sends: null, gives: 'json' },
  readVersion: { method: 'GET', path: '/returns/{unit}/{period}/{form}/versions/{version}', writes: false, sends: null, gives: 'json' },
  recallDocument: { method: 'POST', path: '/documents/{unit}/{id}/recall', writes: 'once', sends: null, gives: 'json' },
  removeAttachment: { method: 'DELETE', path: '/returns/{unit}/{period}/{form}/attachments/{id}', writes: 'once', sends: null, gives: 'json' },
  removeIdentities: { method: 'DELETE', path: '/accounts/{id}/identities', writes: 'once', sends: null, gives: 'json' },
  removeTotp: { method: 'DELETE', path: '/accounts/{id}/totp', writes: 'once', sends: null, gives: 'json' },
  renewBackupCodes: { method: 'POST', path: '/me/totp/backup-codes', writes: 'once', sends: 'json', gives: 'json' },
  reopenAccount: { method: 'POST', path: '/accounts/{id}/reopen', writes: 'once', sends: null, gives: 'json' },
  resetPassword: { method: 'POST', path: '/accounts/{id}/reset-password', writes: 'once', sends: null, gives: 'json' },
  resolveComment: { method: 'POST', path: '/returns/{unit}/{period}/{form}/comments/{id}/resolve', writes: 'once', sends: null, gives: 'json' },
  resolveDocumentComment: { method: 'POST', path: '/documents/{unit}/{id}/comments/{comment}/resolve', writes: 'once', sends: null, gives: 'json' },
  returnDocument: { method: 'POST', path: '/documents/{unit}/{id}/return', writes: 'once', sends: 'json', gives: 'json' },
  revokeAccountToken: { method: 'DELETE', path: '/accounts/{id}/tokens/{token}', writes: 'once', sends: null, gives: null },
  revokeAccountTokens: { method: 'DELETE', path: '/accounts/{id}/tokens', writes: 'once', sends: null, gives: null },
  revokeToken: { method: 'DELETE', path: '/tokens/{id}', writes: 'once', sends: null, gives: null },
  saveCells: { method: 'PATCH', path: '/returns/{unit}/{period}/{form}', writes: 'once', sends: 'json', gives: 'json' },
  saveDocument: { method: 'PATCH', path: '/documents/{unit}/{id}', writes: 'once', sends: 'json', gives: 'json' },
  saveWhole: { method: 'PUT', path: '/returns/{unit}/{period}/{form}/content', writes: 'once', sends: 'json', gives: 'json' },
  searchDocuments: { method: 'GET', path: '/documents', writes: false, sends: null, gives: 'json' },
  sendBackReturn: { method: 'POST', path: '/returns/{unit}/{period}/{form}/return', writes: 'once', sends: 'json', gives: 'json' },
  sendDocument: { method: 'POST', path: '/documents/{unit}/{id}/send', writes: 'once', sends: null, gives: 'json' },
  showSecondFactor: { method: 'POST', path: '/session/second-factor', writes: 'once', sends: 'json', gives: 'json' },
  signIn: { method: 'POST', path: '/session', writes: true, sends: 'json', gives: 'json' },
  signInWays: { method: 'GET', path: '/session/ways', writes: false, sends: null, gives: 'json' },
  signOut: { method: 'DELETE', path: '/session', writes: 'once', sends: null, gives: null },
  submitReturn: { method: 'POST', path: '/returns/{unit}/{period}/{form}/submit', writes: 'once', sends: null, gives: 'json' },
  takeWorkbook: { method: 'POST', path: '/returns/{unit}/{period}/{form}/workbook', writes: 'once', sends: 'application/octet-stream', gives: 'json' },
  tryExpression: { method: 'POST', path: '/definitions/expression', writes: false, sends: 'json', gives: 'json' },
  unlockAccount: { method: 'POST', path: '/accounts/{id}/unlock', writes: 'once', sends: null, gives: 'json' },
  unpackDefinitions: { method: 'POST', path: '/definitions/unpack', writes: false, sends: 'application/zip', gives: 'json' },
  verifyDocument: { method: 'POST', path: '/documents/verify', writes: false, sends: 'application/octet-stream', gives: 'json' },
  watchLive: { method: 'GET', path: '/live', writes: false, sends: null, gives: 'text/event-stream' },
  withdrawDocument: { method: 'POST', path: '/documents/{unit}/{id}/withdraw', writes: 'once', sends: 'json', gives: 'json' },
  withdrawReturn: { method: 'POST', path: '/returns/{unit}/{period}/{form}/withdraw', writes: 'once', sends: 'json', gives: 'json' },
} as const satisfies Readonly<Record<string, Operation>>

/** Every operation of the API. A refusal is thrown as ApiProblem. */
export interface Api {
  /**
   * Accept an approved return for the superior unit. Cấp trên tiếp nhận báo cáo đã duyệt.
   * `POST /returns/{unit}/{period}/{form}/accept`
   */
  acceptReturn(call: { readonly params: ParamsOf<typeof acceptReturn> } & Matching & Writing): Promise<Answer<ReplyOf<typeof acceptReturn>>>
  /**
   * Accept many returns at once, each judged by itself. Tiếp nhận nhiều báo cáo cùng lúc; mỗi báo cáo được xét riêng.
   * `POST /returns/accept`
   */
  acceptReturns(call: { readonly body: BodyOf<typeof acceptReturns> } & Writing): Promise<Answer<ReplyOf<typeof acceptReturns>>>
  /**
   * Attach a file to a return (the body is the file, its name in the header X-File-Name). Đính kèm một tệp vào báo cáo (nội dung tệp là thân yêu cầu, tên tệp ở tiêu đề X-File-Name).
   * `POST /returns/{unit}/{period}/{form}/attachments`
   */
  addAttachment(call: { readonly params: ParamsOf<typeof addAttachment> } & Sending & Writing): Promise<Answer<ReplyOf<typeof addAttachment>>>
  /**
   * Comment on a return, or on one cell of it. Góp ý vào một báo cáo, hoặc vào một ô số liệu của báo cáo.
   * `POST /returns/{unit}/{period}/{form}/comments`
   */
  addComment(call: { readonly params: ParamsOf<typeof addComment>; readonly body: BodyOf<typeof addComment> } & Writing): Promise<Answer<ReplyOf<typeof addComment>>>
  /**
   * Comment on a document. Góp ý vào văn bản.
   * `POST /documents/{unit}/{id}/comments`
   */
  addDocumentComment(call: { readonly params: ParamsOf<typeof addDocumentComment>; readonly body: BodyOf<typeof addDocumentComment> } & Writing): Promise<Answer<ReplyOf<typeof addDocumentComment>>>
  /**
   * Reopen an approved or accepted return as a new version, with the reason; the old one counts until the new has come as far. Mở lại báo cáo đã duyệt hoặc đã tiếp nhận để sửa đổi, bổ sung, nêu lý do; bản cũ vẫn được tính đến khi bản mới được duyệt.
   * `POST /returns/{unit}/{period}/{form}/amend`
   */
  amendReturn(call: { readonly params: ParamsOf<typeof amendReturn>; readonly body: BodyOf<typeof amendReturn> } & Matching & Writing): Promise<Answer<ReplyOf<typeof amendReturn>>>
  /**
   * Apply changes of the definitions as a new edition. Áp dụng thay đổi danh mục thành một bản mới.
   * `POST /definitions`
   */
  applyDefinitions(call: { readonly body: BodyOf<typeof applyDefinitions> } & Writing): Promise<Answer<ReplyOf<typeof applyDefinitions>>>
  /**
   * Approve a document: its figures are held from then on. Duyệt văn bản: số liệu được giữ nguyên từ lúc này.
   * `POST /documents/{unit}/{id}/approve`
   */
  approveDocument(call: { readonly params: ParamsOf<typeof approveDocument> } & Matching & Writing): Promise<Answer<ReplyOf<typeof approveDocument>>>
  /**
   * Approve a return, by another person than entered it. Duyệt báo cáo (người duyệt không phải người nhập).
   * `POST /returns/{unit}/{period}/{form}/approve`
   */
  approveReturn(call: { readonly params: ParamsOf<typeof approveReturn> } & Matching & Writing): Promise<Answer<ReplyOf<typeof approveReturn>>>
  /**
   * Single sign-on: go to the provider. Đăng nhập một lần: chuyển đến nơi cấp.
   * `GET /session/oidc`
   */
  beginOidc(call?: Reading): Promise<Answer<undefined>>
  /**
   * Make a secret for an authenticator app. Tạo khóa cho ứng dụng xác thực.
   * `POST /me/totp`
   */
  beginTotp(call?: Writing): Promise<Answer<ReplyOf<typeof beginTotp>>>
  /**
   * Take back a role that has not begun. Thu hồi một vai trò chưa có hiệu lực.
   * `DELETE /accounts/{id}/roles/{role}`
   */
  cancelRole(call: { readonly params: ParamsOf<typeof cancelRole> } & Writing): Promise<Answer<ReplyOf<typeof cancelRole>>>
  /**
   * Change name, position, unit, e-mail address. Sửa họ tên, chức vụ, đơn vị, địa chỉ thư.
   * `PATCH /accounts/{id}`
   */
  changeAccount(call: { readonly params: ParamsOf<typeof changeAccount>; readonly body: BodyOf<typeof changeAccount> } & Writing): Promise<Answer<ReplyOf<typeof changeAccount>>>
  /**
   * Change the password; other sessions end. Đổi mật khẩu; các phiên khác kết thúc.
   * `POST /session/password`
   */
  changePassword(call: { readonly body: BodyOf<typeof changePassword> } & Writing): Promise<Answer<ReplyOf<typeof changePassword>>>
  /**
   * Change my language, e-mail address and digest. Đổi ngôn ngữ, địa chỉ thư, bản tin của tôi.
   * `PATCH /me`
   */
  changeProfile(call: { readonly body: BodyOf<typeof changeProfile> } & Writing): Promise<Answer<ReplyOf<typeof changeProfile>>>
  /**
   * Look at a text that is being typed, keeping nothing. Xem thử một nội dung đang gõ, không lưu gì.
   * `POST /documents/check`
   */
  checkDocumentText(call: { readonly body: BodyOf<typeof checkDocumentText> } & Reading): Promise<Answer<ReplyOf<typeof checkDocumentText>>>
  /**
   * Close an account; its sessions and tokens end. Khóa tài khoản; phiên và mã truy cập hết hiệu lực.
   * `POST /accounts/{id}/close`
   */
  closeAccount(call: { readonly params: ParamsOf<typeof closeAccount> } & Writing): Promise<Answer<ReplyOf<typeof closeAccount>>>
  /**
   * Close a period, or declare its figures final, for a unit and all under it. Khóa một kỳ báo cáo, hoặc chốt số liệu chính thức, cho một đơn vị và các đơn vị cấp dưới.
   * `POST /closures`
   */
  closePeriod(call: { readonly body: BodyOf<typeof closePeriod> } & Writing): Promise<Answer<ReplyOf<typeof closePeriod>>>
  /**
   * Compare the figures of a unit with the same period last year, the previous period, the target or any period. So sánh số liệu của một đơn vị với cùng kỳ, kỳ trước, chỉ tiêu được giao hoặc một kỳ bất kỳ.
   * `GET /figures/comparison`
   */
  compareFigures(call: { readonly query: QueryOf<typeof compareFigures> } & Reading): Promise<Answer<ReplyOf<typeof compareFigures>>>
  /**
   * Put the second factor in force; get backup codes. Bật xác thực bước hai; nhận mã dự phòng.
   * `POST /me/totp/confirm`
   */
  confirmTotp(call: { readonly body: BodyOf<typeof confirmTotp> } & Writing): Promise<Answer<ReplyOf<typeof confirmTotp>>>
  /**
   * Discard a document that is being written, with a reason. Bỏ văn bản đang soạn, có lý do.
   * `POST /documents/{unit}/{id}/discard`
   */
  discardDocument(call: { readonly params: ParamsOf<typeof discardDocument>; readonly body: BodyOf<typeof discardDocument> } & Matching & Writing): Promise<Answer<ReplyOf<typeof discardDocument>>>
  /**
   * End one session of an account. Kết thúc một phiên của một tài khoản.
   * `DELETE /accounts/{id}/sessions/{session}`
   */
  endAccountSession(call: { readonly params: ParamsOf<typeof endAccountSession> } & Writing): Promise<Answer<undefined>>
  /**
   * End all sessions of an account. Kết thúc mọi phiên của một tài khoản.
   * `DELETE /accounts/{id}/sessions`
   */
  endAccountSessions(call: { readonly params: ParamsOf<typeof endAccountSessions> } & Writing): Promise<Answer<undefined>>
  /**
   * End an order before its time, so that work on the period goes on. Kết thúc lệnh khóa hoặc chốt số liệu trước thời hạn.
   * `POST /closures/{unit}/{id}/end`
   */
  endClosure(call: { readonly params: ParamsOf<typeof endClosure>; readonly body: BodyOf<typeof endClosure> } & Writing): Promise<Answer<ReplyOf<typeof endClosure>>>
  /**
   * Take such a leave back before its time. Thu hồi việc cho phép sửa báo cáo trước thời hạn.
   * `POST /exceptions/{unit}/{id}/end`
   */
  endException(call: { readonly params: ParamsOf<typeof endException>; readonly body: BodyOf<typeof endException> } & Writing): Promise<Answer<ReplyOf<typeof endException>>>
  /**
   * Single sign-on: back from the provider. Đăng nhập một lần: trở về từ nơi cấp.
   * `GET /session/oidc/callback`
   */
  endOidc(call?: { readonly query?: QueryOf<typeof endOidc> } & Reading): Promise<Answer<undefined>>
  /**
   * End one of my sessions. Kết thúc một phiên của tôi.
   * `DELETE /sessions/{id}`
   */
  endSession(call: { readonly params: ParamsOf<typeof endSession> } & Writing): Promise<Answer<undefined>>
  /**
   * Turn the second factor off. Tắt xác thực bước hai.
   * `DELETE /me/totp`
   */
  endTotp(call: { readonly body: BodyOf<typeof endTotp> } & Writing): Promise<Answer<undefined>>
  /**
   * Open a figure down to the returns it is made of. Mở một con số tới từng báo cáo đã góp vào.
   * `GET /figures/explanation`
   */
  explainFigure(call: { readonly query: QueryOf<typeof explainFigure> } & Reading): Promise<Answer<ReplyOf<typeof explainFigure>>>
  /**
   * Download all definitions as one archive. Tải toàn bộ danh mục về thành một tệp nén.
   * `GET /definitions/export`
   */
  exportDefinitions(call?: { readonly query?: QueryOf<typeof exportDefinitions> } & Reading): Promise<Answer<ReceivedFile>>
  /**
   * Mark a task as done or as open. Đánh dấu phần việc đã xong hoặc chưa.
   * `PUT /documents/{unit}/{id}/tasks/{task}/done`
   */
  finishDocumentTask(call: { readonly params: ParamsOf<typeof finishDocumentTask>; readonly body: BodyOf<typeof finishDocumentTask> } & Writing): Promise<Answer<ReplyOf<typeof finishDocumentTask>>>
  /**
   * Download an attached file. Tải một tệp đính kèm.
   * `GET /returns/{unit}/{period}/{form}/attachments/{id}`
   */
  getAttachment(call: { readonly params: ParamsOf<typeof getAttachment> } & Reading): Promise<Answer<ReceivedFile>>
  /**
   * The Word, PDF or Excel file: as issued, or a draft made now. Tệp Word, PDF hoặc Excel: bản đã phát hành, hoặc bản dự thảo lập lúc này.
   * `GET /documents/{unit}/{id}/files/{format}`
   */
  getDocumentFile(call: { readonly params: ParamsOf<typeof getDocumentFile> } & Reading): Promise<Answer<ReceivedFile>>
  /**
   * Get the entry form (XLSX) of a return, filled in with what the return holds. Tải biểu nhập (XLSX) của một báo cáo, điền sẵn những gì báo cáo đang có.
   * `GET /returns/{unit}/{period}/{form}/template.xlsx`
   */
  getTemplate(call: { readonly params: ParamsOf<typeof getTemplate> } & Reading): Promise<Answer<ReceivedFile>>
  /**
   * Give a part of a document to somebody. Giao một phần văn bản cho người soạn.
   * `POST /documents/{unit}/{id}/tasks`
   */
  giveDocumentTask(call: { readonly params: ParamsOf<typeof giveDocumentTask>; readonly body: BodyOf<typeof giveDocumentTask> } & Writing): Promise<Answer<ReplyOf<typeof giveDocumentTask>>>
  /**
   * Give a role in a unit, for a time. Giao một vai trò tại một đơn vị, có thời hạn.
   * `POST /accounts/{id}/roles`
   */
  giveRole(call: { readonly params: ParamsOf<typeof giveRole>; readonly body: BodyOf<typeof giveRole> } & Writing): Promise<Answer<ReplyOf<typeof giveRole>>>
  /**
   * Give one unit leave to work on a closed period until a day. Cho phép một đơn vị sửa báo cáo của kỳ đã khóa đến hết một ngày.
   * `POST /exceptions`
   */
  grantException(call: { readonly body: BodyOf<typeof grantException> } & Writing): Promise<Answer<ReplyOf<typeof grantException>>>
  /**
   * Hand a return that awaits approval back to the clerk, with the reason. Trả báo cáo chờ duyệt lại cho người nhập, nêu lý do.
   * `POST /returns/{unit}/{period}/{form}/hand-back`
   */
  handBackReturn(call: { readonly params: ParamsOf<typeof handBackReturn>; readonly body: BodyOf<typeof handBackReturn> } & Matching & Writing): Promise<Answer<ReplyOf<typeof handBackReturn>>>
  /**
   * Import a file of figures of several units (CSV, XLSX, gzip): all or nothing; with dryRun=true only examine it. Nhập tệp số liệu của nhiều đơn vị (CSV, XLSX, gzip): tất cả hoặc không gì cả; dryRun=true thì chỉ kiểm tra.
   * `POST /imports`
   */
  importFigures(call: { readonly query?: QueryOf<typeof importFigures> } & Sending & Writing): Promise<Answer<ReplyOf<typeof importFigures>>>
  /**
   * Issue: take a number and a day, make the files and sign them; frozen from then on. Phát hành: lấy số, ghi ngày, làm tệp và ký số; từ đó không đổi.
   * `POST /documents/{unit}/{id}/issue`
   */
  issueDocument(call: { readonly params: ParamsOf<typeof issueDocument>; readonly body: BodyOf<typeof issueDocument> } & Matching & Writing): Promise<Answer<ReplyOf<typeof issueDocument>>>
  /**
   * Sessions of an account. Các phiên đăng nhập của một tài khoản.
   * `GET /accounts/{id}/sessions`
   */
  listAccountSessions(call: { readonly params: ParamsOf<typeof listAccountSessions> } & Reading): Promise<Answer<ReplyOf<typeof listAccountSessions>>>
  /**
   * Access tokens of an account. Các mã truy cập của một tài khoản.
   * `GET /accounts/{id}/tokens`
   */
  listAccountTokens(call: { readonly params: ParamsOf<typeof listAccountTokens> } & Reading): Promise<Answer<ReplyOf<typeof listAccountTokens>>>
  /**
   * Accounts of a unit and all under it; searched with or without diacritics. Tài khoản của một đơn vị và các đơn vị dưới; tìm có dấu hay không dấu.
   * `GET /accounts`
   */
  listAccounts(call?: { readonly query?: QueryOf<typeof listAccounts> } & Reading): Promise<Answer<ReplyOf<typeof listAccounts>>>
  /**
   * The files attached to a return, also those taken off. Các tệp đính kèm của một báo cáo, kể cả tệp đã gỡ.
   * `GET /returns/{unit}/{period}/{form}/attachments`
   */
  listAttachments(call: { readonly params: ParamsOf<typeof listAttachments> } & Reading): Promise<Answer<ReplyOf<typeof listAttachments>>>
  /**
   * The orders that close a period or make it final for a unit, with their reasons. Các lệnh khóa, chốt số liệu của một kỳ có liên quan đến một đơn vị, kèm lý do.
   * `GET /periods/{period}/closures`
   */
  listClosures(call: { readonly params: ParamsOf<typeof listClosures>; readonly query?: QueryOf<typeof listClosures> } & Reading): Promise<Answer<ReplyOf<typeof listClosures>>>
  /**
   * The comments on a return. Các góp ý vào một báo cáo.
   * `GET /returns/{unit}/{period}/{form}/comments`
   */
  listComments(call: { readonly params: ParamsOf<typeof listComments>; readonly query?: QueryOf<typeof listComments> } & Reading): Promise<Answer<ReplyOf<typeof listComments>>>
  /**
   * Deadlines of a unit and the units under it for a period. Hạn gửi báo cáo của một đơn vị và các đơn vị cấp dưới trong một kỳ.
   * `GET /deadlines`
   */
  listDeadlines(call: { readonly query: QueryOf<typeof listDeadlines> } & Reading): Promise<Answer<ReplyOf<typeof listDeadlines>>>
  /**
   * Who writes documents in a unit. Những người soạn văn bản ở đơn vị.
   * `GET /documents/writers`
   */
  listDocumentWriters(call: { readonly query: QueryOf<typeof listDocumentWriters> } & Reading): Promise<Answer<ReplyOf<typeof listDocumentWriters>>>
  /**
   * The editions of the definitions, newest first: who changed them, when and why. Các bản danh mục đã dùng, mới nhất trước: ai đổi, khi nào, vì sao.
   * `GET /definitions/editions`
   */
  listEditions(call?: { readonly query?: QueryOf<typeof listEditions> } & Reading): Promise<Answer<ReplyOf<typeof listEditions>>>
  /**
   * The leaves given to single units to work on a closed period. Các trường hợp được phép sửa báo cáo khi kỳ đã khóa.
   * `GET /periods/{period}/exceptions`
   */
  listExceptions(call: { readonly params: ParamsOf<typeof listExceptions>; readonly query?: QueryOf<typeof listExceptions> } & Reading): Promise<Answer<ReplyOf<typeof listExceptions>>>
  /**
   * The forms. Các biểu mẫu báo cáo.
   * `GET /forms`
   */
  listForms(call?: Reading): Promise<Answer<ReplyOf<typeof listForms>>>
  /**
   * The indicators. Các chỉ tiêu tính toán.
   * `GET /indicators`
   */
  listIndicators(call?: Reading): Promise<Answer<ReplyOf<typeof listIndicators>>>
  /**
   * What waits for the caller: to enter, to approve, to accept. Việc đang chờ người dùng: nhập, duyệt, tiếp nhận.
   * `GET /deadlines/mine`
   */
  listMyDeadlines(call?: { readonly query?: QueryOf<typeof listMyDeadlines> } & Reading): Promise<Answer<ReplyOf<typeof listMyDeadlines>>>
  /**
   * What units wrote in a period, by section, with its source. Phần thuyết minh của các đơn vị trong kỳ, theo mục, kèm nguồn.
   * `GET /narratives`
   */
  listNarratives(call: { readonly query: QueryOf<typeof listNarratives> } & Reading): Promise<Answer<ReplyOf<typeof listNarratives>>>
  /**
   * The caller’s notices, newest first. Thông báo của người dùng, mới nhất trước.
   * `GET /notices`
   */
  listNotices(call?: { readonly query?: QueryOf<typeof listNotices> } & Reading): Promise<Answer<ReplyOf<typeof listNotices>>>
  /**
   * The periods of a year. Các kỳ báo cáo của một năm.
   * `GET /periods`
   */
  listPeriods(call?: { readonly query?: QueryOf<typeof listPeriods> } & Reading): Promise<Answer<ReplyOf<typeof listPeriods>>>
  /**
   * The acts that reorganised units, step by step. Các văn bản sắp xếp đơn vị và nội dung từng văn bản.
   * `GET /reorganisations`
   */
  listReorganisations(call?: Reading): Promise<Answer<ReplyOf<typeof listReorganisations>>>
  /**
   * The returns for a period of a unit and all below it, owed or there: state, deadline, completeness. Các báo cáo của một kỳ mà đơn vị và cấp dưới phải nộp hoặc đã có: trạng thái, hạn nộp, mức đầy đủ.
   * `GET /returns`
   */
  listReturns(call: { readonly query: QueryOf<typeof listReturns> } & Reading): Promise<Answer<ReplyOf<typeof listReturns>>>
  /**
   * Roles of an account. Các vai trò của một tài khoản.
   * `GET /accounts/{id}/roles`
   */
  listRoles(call: { readonly params: ParamsOf<typeof listRoles> } & Reading): Promise<Answer<ReplyOf<typeof listRoles>>>
  /**
   * My sessions. Các phiên đăng nhập của tôi.
   * `GET /sessions`
   */
  listSessions(call?: Reading): Promise<Answer<ReplyOf<typeof listSessions>>>
  /**
   * The templates of documents among the definitions. Các mẫu văn bản trong danh mục.
   * `GET /templates`
   */
  listTemplates(call?: Reading): Promise<Answer<ReplyOf<typeof listTemplates>>>
  /**
   * My access tokens. Các mã truy cập của tôi.
   * `GET /tokens`
   */
  listTokens(call?: Reading): Promise<Answer<ReplyOf<typeof listTokens>>>
  /**
   * The tree of units on a day; searched by name or code, with or without diacritics. Cây đơn vị tại một ngày; tìm theo tên hoặc mã, có dấu hay không dấu đều được.
   * `GET /units`
   */
  listUnits(call?: { readonly query?: QueryOf<typeof listUnits> } & Reading): Promise<Answer<ReplyOf<typeof listUnits>>>
  /**
   * The stored versions of a return, newest first. Các bản đã lưu của một báo cáo, mới nhất trước.
   * `GET /returns/{unit}/{period}/{form}/versions`
   */
  listVersions(call: { readonly params: ParamsOf<typeof listVersions> } & Reading): Promise<Answer<ReplyOf<typeof listVersions>>>
  /**
   * Make an account; its temporary password is shown once. Tạo tài khoản; mật khẩu tạm chỉ hiện một lần.
   * `POST /accounts`
   */
  makeAccount(call: { readonly body: BodyOf<typeof makeAccount> } & Writing): Promise<Answer<ReplyOf<typeof makeAccount>>>
  /**
   * Begin a document from a template, another document, or a text. Lập văn bản từ mẫu, từ một văn bản khác hoặc từ nội dung có sẵn.
   * `POST /documents`
   */
  makeDocument(call: { readonly body: BodyOf<typeof makeDocument> } & Writing): Promise<Answer<ReplyOf<typeof makeDocument>>>
  /**
   * Make an access token; shown once. Tạo mã truy cập; chỉ hiện một lần.
   * `POST /tokens`
   */
  makeToken(call: { readonly body: BodyOf<typeof makeToken> } & Writing): Promise<Answer<ReplyOf<typeof makeToken>>>
  /**
   * Move the end of a role. Đổi ngày thôi giữ một vai trò.
   * `PATCH /accounts/{id}/roles/{role}`
   */
  moveRoleEnd(call: { readonly params: ParamsOf<typeof moveRoleEnd>; readonly body: BodyOf<typeof moveRoleEnd> } & Writing): Promise<Answer<ReplyOf<typeof moveRoleEnd>>>
  /**
   * Preview changes of the definitions: what is wrong and what they do; nothing is written. Xem trước thay đổi danh mục: lỗi ở đâu, ảnh hưởng những gì; không ghi gì cả.
   * `POST /definitions/preview`
   */
  previewDefinitions(call: { readonly body: BodyOf<typeof previewDefinitions> } & Reading): Promise<Answer<ReplyOf<typeof previewDefinitions>>>
  /**
   * The document as it will read, block by block with its figures, or what is wrong with it. Văn bản như sẽ in: từng khối với số liệu đã gắn, hoặc các chỗ còn lỗi.
   * `GET /documents/{unit}/{id}/preview`
   */
  previewDocument(call: { readonly params: ParamsOf<typeof previewDocument> } & Reading): Promise<Answer<ReplyOf<typeof previewDocument>>>
  /**
   * One account with its roles. Một tài khoản với các vai trò.
   * `GET /accounts/{id}`
   */
  readAccount(call: { readonly params: ParamsOf<typeof readAccount> } & Reading): Promise<Answer<ReplyOf<typeof readAccount>>>
  /**
   * Mark all notices as read. Đánh dấu mọi thông báo đã đọc.
   * `POST /notices/read-all`
   */
  readAllNotices(call?: Writing): Promise<Answer<ReplyOf<typeof readAllNotices>>>
  /**
   * The audit: who did what, when. Nhật ký: ai đã làm gì, khi nào.
   * `GET /audit`
   */
  readAudit(call?: { readonly query?: QueryOf<typeof readAudit> } & Reading): Promise<Answer<ReplyOf<typeof readAudit>>>
  /**
   * The text of one file of the definitions, of the current or an older edition. Nội dung một tệp danh mục, của bản đang dùng hoặc một bản cũ.
   * `GET /definitions/file`
   */
  readDefinitionFile(call: { readonly query: QueryOf<typeof readDefinitionFile> } & Reading): Promise<Answer<ReplyOf<typeof readDefinitionFile>>>
  /**
   * The lists of the definitions (levels, classifications, measures, forms, indicators, acts) and the calendar, as in the files. Các danh sách trong danh mục (cấp, phân tổ, chỉ tiêu, biểu mẫu, văn bản sắp xếp) và lịch, như trong tệp.
   * `GET /definitions/lists`
   */
  readDefinitionLists(call?: { readonly query?: QueryOf<typeof readDefinitionLists> } & Reading): Promise<Answer<ReplyOf<typeof readDefinitionLists>>>
  /**
   * The edition of the definitions in force (units, forms, indicators, calendar) and its files. Bản danh mục đang dùng (đơn vị, biểu mẫu, chỉ tiêu, lịch) và các tệp của nó.
   * `GET /definitions`
   */
  readDefinitions(call?: Reading): Promise<Answer<ReplyOf<typeof readDefinitions>>>
  /**
   * A document: text, history, comments, tasks, files, and what may be done next. Một văn bản: nội dung, lịch sử, ý kiến, phần việc, tệp, việc được làm tiếp.
   * `GET /documents/{unit}/{id}`
   */
  readDocument(call: { readonly params: ParamsOf<typeof readDocument> } & Reading): Promise<Answer<ReplyOf<typeof readDocument>>>
  /**
   * The text of a version of a document. Nội dung một bản cũ của văn bản.
   * `GET /documents/{unit}/{id}/versions/{version}`
   */
  readDocumentVersion(call: { readonly params: ParamsOf<typeof readDocumentVersion> } & Reading): Promise<Answer<ReplyOf<typeof readDocumentVersion>>>
  /**
   * A form: its sections, series, rules and narrative sections. Một biểu mẫu: các mục, chỉ tiêu, quy tắc kiểm tra, phần lời văn.
   * `GET /forms/{form}`
   */
  readForm(call: { readonly params: ParamsOf<typeof readForm> } & Reading): Promise<Answer<ReplyOf<typeof readForm>>>
  /**
   * The history of a return: who did what, when and why, and which cells changed. Lịch sử của báo cáo: ai làm gì, lúc nào, vì sao, ô nào thay đổi.
   * `GET /returns/{unit}/{period}/{form}/history`
   */
  readHistory(call: { readonly params: ParamsOf<typeof readHistory>; readonly query?: QueryOf<typeof readHistory> } & Reading): Promise<Answer<ReplyOf<typeof readHistory>>>
  /**
   * Mark a notice as read. Đánh dấu một thông báo đã đọc.
   * `POST /notices/{id}/read`
   */
  readNotice(call: { readonly params: ParamsOf<typeof readNotice> } & Writing): Promise<Answer<ReplyOf<typeof readNotice>>>
  /**
   * The pack of definitions in force. Gói định nghĩa đang dùng.
   * `GET /pack`
   */
  readPack(call?: Reading): Promise<Answer<ReplyOf<typeof readPack>>>
  /**
   * A period: the days it covers, when each level must send, the periods related to it, preliminary or final. Một kỳ báo cáo: những ngày nó bao gồm, hạn gửi của từng cấp, các kỳ liên quan, sơ bộ hay chính thức.
   * `GET /periods/{period}`
   */
  readPeriod(call: { readonly params: ParamsOf<typeof readPeriod>; readonly query?: QueryOf<typeof readPeriod> } & Reading): Promise<Answer<ReplyOf<typeof readPeriod>>>
  /**
   * Read a return: figures, narrative, checks, state and what may be done next. Đọc một báo cáo: số liệu, lời văn, kết quả kiểm tra, trạng thái và việc được làm tiếp.
   * `GET /returns/{unit}/{period}/{form}`
   */
  readReturn(call: { readonly params: ParamsOf<typeof readReturn> } & Reading): Promise<Answer<ReplyOf<typeof readReturn>>>
  /**
   * Who is signed in, in which offices, and what may be done. Ai đang đăng nhập, giữ vai trò gì, được làm gì.
   * `GET /session`
   */
  readSession(call?: Reading): Promise<Answer<ReplyOf<typeof readSession>>>
  /**
   * The totals of every series of a unit in a period, with how complete they are. Tổng của mọi chỉ tiêu thu thập của một đơn vị trong một kỳ, kèm mức đầy đủ.
   * `GET /figures/totals`
   */
  readTotals(call: { readonly query: QueryOf<typeof readTotals> } & Reading): Promise<Answer<ReplyOf<typeof readTotals>>>
  /**
   * A unit: its names, codes and superiors through time, what it took over and who took it over, by which acts. Một đơn vị: tên, mã và cấp trên qua các thời kỳ, đơn vị tiền thân và kế thừa, văn bản sắp xếp.
   * `GET /units/{unit}`
   */
  readUnit(call: { readonly params: ParamsOf<typeof readUnit> } & Reading): Promise<Answer<ReplyOf<typeof readUnit>>>
  /**
   * The figures and texts of one version of a return. Số liệu và lời văn của một bản báo cáo.
   * `GET /returns/{unit}/{period}/{form}/versions/{version}`
   */
  readVersion(call: { readonly params: ParamsOf<typeof readVersion> } & Reading): Promise<Answer<ReplyOf<typeof readVersion>>>
  /**
   * Take back a document that was sent for review. Rút lại văn bản đã trình.
   * `POST /documents/{unit}/{id}/recall`
   */
  recallDocument(call: { readonly params: ParamsOf<typeof recallDocument> } & Matching & Writing): Promise<Answer<ReplyOf<typeof recallDocument>>>
  /**
   * Take an attached file off a return. Gỡ một tệp đính kèm khỏi báo cáo.
   * `DELETE /returns/{unit}/{period}/{form}/attachments/{id}`
   */
  removeAttachment(call: { readonly params: ParamsOf<typeof removeAttachment> } & Writing): Promise<Answer<ReplyOf<typeof removeAttachment>>>
  /**
   * Remove the links of single sign-on. Gỡ liên kết đăng nhập một lần.
   * `DELETE /accounts/{id}/identities`
   */
  removeIdentities(call: { readonly params: ParamsOf<typeof removeIdentities> } & Writing): Promise<Answer<ReplyOf<typeof removeIdentities>>>
  /**
   * Remove the second factor of a lost phone. Gỡ xác thực bước hai khi mất điện thoại.
   * `DELETE /accounts/{id}/totp`
   */
  removeTotp(call: { readonly params: ParamsOf<typeof removeTotp> } & Writing): Promise<Answer<ReplyOf<typeof removeTotp>>>
  /**
   * Make a new set of backup codes. Tạo bộ mã dự phòng mới.
   * `POST /me/totp/backup-codes`
   */
  renewBackupCodes(call: { readonly body: BodyOf<typeof renewBackupCodes> } & Writing): Promise<Answer<ReplyOf<typeof renewBackupCodes>>>
  /**
   * Reopen an account. Mở lại tài khoản.
   * `POST /accounts/{id}/reopen`
   */
  reopenAccount(call: { readonly params: ParamsOf<typeof reopenAccount> } & Writing): Promise<Answer<ReplyOf<typeof reopenAccount>>>
  /**
   * Set a temporary password; sessions end. Đặt lại mật khẩu tạm; các phiên kết thúc.
   * `POST /accounts/{id}/reset-password`
   */
  resetPassword(call: { readonly params: ParamsOf<typeof resetPassword> } & Writing): Promise<Answer<ReplyOf<typeof resetPassword>>>
  /**
   * Mark a comment as settled. Đánh dấu một góp ý đã xử lý xong.
   * `POST /returns/{unit}/{period}/{form}/comments/{id}/resolve`
   */
  resolveComment(call: { readonly params: ParamsOf<typeof resolveComment> } & Writing): Promise<Answer<ReplyOf<typeof resolveComment>>>
  /**
   * Mark a comment as settled. Đánh dấu ý kiến đã xử lý.
   * `POST /documents/{unit}/{id}/comments/{comment}/resolve`
   */
  resolveDocumentComment(call: { readonly params: ParamsOf<typeof resolveDocumentComment> } & Writing): Promise<Answer<ReplyOf<typeof resolveDocumentComment>>>
  /**
   * Return a document to its writers, with a reason. Trả lại văn bản cho người soạn, có lý do.
   * `POST /documents/{unit}/{id}/return`
   */
  returnDocument(call: { readonly params: ParamsOf<typeof returnDocument>; readonly body: BodyOf<typeof returnDocument> } & Matching & Writing): Promise<Answer<ReplyOf<typeof returnDocument>>>
  /**
   * Revoke one access token of an account. Thu hồi một mã truy cập của một tài khoản.
   * `DELETE /accounts/{id}/tokens/{token}`
   */
  revokeAccountToken(call: { readonly params: ParamsOf<typeof revokeAccountToken> } & Writing): Promise<Answer<undefined>>
  /**
   * Revoke all access tokens of an account. Thu hồi mọi mã truy cập của một tài khoản.
   * `DELETE /accounts/{id}/tokens`
   */
  revokeAccountTokens(call: { readonly params: ParamsOf<typeof revokeAccountTokens> } & Writing): Promise<Answer<undefined>>
  /**
   * Revoke one of my access tokens. Thu hồi một mã truy cập của tôi.
   * `DELETE /tokens/{id}`
   */
  revokeToken(call: { readonly params: ParamsOf<typeof revokeToken> } & Writing): Promise<Answer<undefined>>
  /**
   * Save some cells, narrative sections or explanations of a return being entered. Lưu một số ô, mục lời văn, giải trình của báo cáo đang nhập.
   * `PATCH /returns/{unit}/{period}/{form}`
   */
  saveCells(call: { readonly params: ParamsOf<typeof saveCells>; readonly body: BodyOf<typeof saveCells> } & Matching & Writing): Promise<Answer<ReplyOf<typeof saveCells>>>
  /**
   * Save the text of a document that is being written. Lưu nội dung văn bản đang soạn.
   * `PATCH /documents/{unit}/{id}`
   */
  saveDocument(call: { readonly params: ParamsOf<typeof saveDocument>; readonly body: BodyOf<typeof saveDocument> } & Matching & Writing): Promise<Answer<ReplyOf<typeof saveDocument>>>
  /**
   * Save the whole of a return being entered, figures and narrative. Lưu toàn bộ số liệu và lời văn của báo cáo đang nhập.
   * `PUT /returns/{unit}/{period}/{form}/content`
   */
  saveWhole(call: { readonly params: ParamsOf<typeof saveWhole>; readonly body: BodyOf<typeof saveWhole> } & Matching & Writing): Promise<Answer<ReplyOf<typeof saveWhole>>>
  /**
   * Documents of a unit; with below=true also what units below it issued. Văn bản của đơn vị; với below=true thêm văn bản cấp dưới đã phát hành.
   * `GET /documents`
   */
  searchDocuments(call: { readonly query: QueryOf<typeof searchDocuments> } & Reading): Promise<Answer<ReplyOf<typeof searchDocuments>>>
  /**
   * Send an approved return back to the unit, with the reason. Cấp trên trả báo cáo đã duyệt lại cho đơn vị, nêu lý do.
   * `POST /returns/{unit}/{period}/{form}/return`
   */
  sendBackReturn(call: { readonly params: ParamsOf<typeof sendBackReturn>; readonly body: BodyOf<typeof sendBackReturn> } & Matching & Writing): Promise<Answer<ReplyOf<typeof sendBackReturn>>>
  /**
   * Send a document for review. Trình duyệt văn bản.
   * `POST /documents/{unit}/{id}/send`
   */
  sendDocument(call: { readonly params: ParamsOf<typeof sendDocument> } & Matching & Writing): Promise<Answer<ReplyOf<typeof sendDocument>>>
  /**
   * Show the second factor, or a backup code. Nhập mã xác thực bước hai hoặc mã dự phòng.
   * `POST /session/second-factor`
   */
  showSecondFactor(call: { readonly body: BodyOf<typeof showSecondFactor> } & Writing): Promise<Answer<ReplyOf<typeof showSecondFactor>>>
  /**
   * Sign in with name and password. Đăng nhập bằng tên và mật khẩu.
   * `POST /session`
   */
  signIn(call: { readonly body: BodyOf<typeof signIn> } & Reading): Promise<Answer<ReplyOf<typeof signIn>>>
  /**
   * Ways to sign in to this server. Các cách đăng nhập của máy chủ này.
   * `GET /session/ways`
   */
  signInWays(call?: Reading): Promise<Answer<ReplyOf<typeof signInWays>>>
  /**
   * Sign out. Đăng xuất.
   * `DELETE /session`
   */
  signOut(call?: Writing): Promise<Answer<undefined>>
  /**
   * Submit a return to the head of the unit. Gửi báo cáo cho thủ trưởng đơn vị duyệt.
   * `POST /returns/{unit}/{period}/{form}/submit`
   */
  submitReturn(call: { readonly params: ParamsOf<typeof submitReturn> } & Matching & Writing): Promise<Answer<ReplyOf<typeof submitReturn>>>
  /**
   * Compare a file (XLSX, CSV) with a return; without dryRun=true save exactly those changes into its draft. So sánh một tệp (XLSX, CSV) với báo cáo; không có dryRun=true thì lưu đúng những thay đổi đó vào bản nháp.
   * `POST /returns/{unit}/{period}/{form}/workbook`
   */
  takeWorkbook(call: { readonly params: ParamsOf<typeof takeWorkbook>; readonly query?: QueryOf<typeof takeWorkbook> } & Sending & Partial<Matching> & Writing): Promise<Answer<ReplyOf<typeof takeWorkbook>>>
  /**
   * Work out an expression on the figures at hand, keeping nothing. Tính thử một công thức trên số liệu đang có, không lưu gì.
   * `POST /definitions/expression`
   */
  tryExpression(call: { readonly body: BodyOf<typeof tryExpression> } & Reading): Promise<Answer<ReplyOf<typeof tryExpression>>>
  /**
   * Unlock after failed attempts. Mở khóa sau nhiều lần nhập sai.
   * `POST /accounts/{id}/unlock`
   */
  unlockAccount(call: { readonly params: ParamsOf<typeof unlockAccount> } & Writing): Promise<Answer<ReplyOf<typeof unlockAccount>>>
  /**
   * Read an archive of definitions and tell what it changes against the edition in force. Đọc một tệp nén danh mục và cho biết nó thay đổi những gì so với bản đang dùng.
   * `POST /definitions/unpack`
   */
  unpackDefinitions(call: Sending & Reading): Promise<Answer<ReplyOf<typeof unpackDefinitions>>>
  /**
   * Verify a file: its signature, whatever was altered, and every figure worked out again. Kiểm tra một tệp văn bản: chữ ký, từng chỗ bị sửa, và tính lại mọi số liệu.
   * `POST /documents/verify`
   */
  verifyDocument(call: Sending & Reading): Promise<Answer<ReplyOf<typeof verifyDocument>>>
  /**
   * Follow changes of returns, notices and closed periods as they happen. Theo dõi trực tiếp thay đổi của báo cáo, thông báo và việc khóa kỳ.
   * `GET /live`
   */
  watchLive(call?: { readonly query?: QueryOf<typeof watchLive> } & Reading): Events<typeof LIVE_EVENTS>
  /**
   * Withdraw an issued document, with a reason. Thu hồi văn bản đã phát hành, có lý do.
   * `POST /documents/{unit}/{id}/withdraw`
   */
  withdrawDocument(call: { readonly params: ParamsOf<typeof withdrawDocument>; readonly body: BodyOf<typeof withdrawDocument> } & Matching & Writing): Promise<Answer<ReplyOf<typeof withdrawDocument>>>
  /**
   * Withdraw what is being entered, or what was submitted and awaits approval. Rút lại bản đang nhập hoặc bản đã gửi chờ duyệt.
   * `POST /returns/{unit}/{period}/{form}/withdraw`
   */
  withdrawReturn(call: { readonly params: ParamsOf<typeof withdrawReturn>; readonly body: BodyOf<typeof withdrawReturn> } & Matching & Writing): Promise<Answer<ReplyOf<typeof withdrawReturn>>>
}
