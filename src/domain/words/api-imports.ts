/** What each endpoint of this group does, by its id. */
export const importsApi = {
  importFigures: {
    vi: 'Nhập tệp số liệu của nhiều đơn vị (CSV, XLSX, gzip): tất cả hoặc không gì cả; dryRun=true thì chỉ kiểm tra',
    en: 'Import a file of figures of several units (CSV, XLSX, gzip): all or nothing; with dryRun=true only examine it',
  },
} as const
