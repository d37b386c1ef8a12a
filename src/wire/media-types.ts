/** Media types of bodies that are not JSON. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const ZIP = 'application/zip'
export const ANY_FILE = 'application/octet-stream'
export const EVENTS = 'text/event-stream'

/** Most bytes of a body in JSON, and of a file, unless the endpoint says otherwise. */
export const JSON_LIMIT = 1_000_000
export const FILE_LIMIT = 20_000_000
