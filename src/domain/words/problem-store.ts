export const storeProblems = {
  'database-newer': {
    vi: 'Cơ sở dữ liệu đã được nâng cấp bởi phiên bản Cùng Kỳ mới hơn (bước {migration}). Hãy cài phiên bản mới đó rồi chạy lại.',
    en: 'The database was upgraded by a newer Cùng Kỳ (step {migration}). Install that version and run again.',
  },
  'database-differs': {
    vi: 'Lịch sử nâng cấp của cơ sở dữ liệu khác với chương trình này (bước {migration}). Hãy dùng đúng bản chương trình đã tạo ra nó, hoặc một cơ sở dữ liệu mới.',
    en: 'The upgrade history of the database differs from this program’s (step {migration}). Use the build that made it, or a new database.',
  },
  'database-other-pack': {
    vi: 'Cơ sở dữ liệu này đang giữ gói “{held}”, không phải “{wanted}”. Đặt DATABASE_URL trỏ tới cơ sở dữ liệu khác, hoặc bỏ DATABASE_URL để dùng cơ sở dữ liệu đi kèm.',
    en: 'This database holds the pack “{held}”, not “{wanted}”. Point DATABASE_URL at another database, or unset it to use the embedded one.',
  },
  'database-empty': {
    vi: 'Cơ sở dữ liệu ({where}) chưa có số liệu nào của gói “{pack}”. Chạy `cungky load --pack {pack}` trước, hoặc đặt CUNGKY_DATA tới thư mục dữ liệu đã có.',
    en: 'The database ({where}) holds no figures of the pack “{pack}” yet. Run `cungky load --pack {pack}` first, or set CUNGKY_DATA to the data folder you mean.',
  },
  'database-unreachable': {
    vi: 'Không kết nối được cơ sở dữ liệu: {detail}. Kiểm tra DATABASE_URL, máy chủ đang chạy và mật khẩu.',
    en: 'Cannot connect to the database: {detail}. Check DATABASE_URL, that the server runs, and the password.',
  },
  'embedded-no-binaries': {
    vi: 'Không tìm thấy PostgreSQL đi kèm cho {platform}. Chạy lại `npm ci` (không dùng --omit=optional), hoặc đặt DATABASE_URL.',
    en: 'No embedded PostgreSQL for {platform} was found. Run `npm ci` again (without --omit=optional), or set DATABASE_URL.',
  },
  'embedded-failed': {
    vi: 'PostgreSQL đi kèm không khởi động được. Xem nhật ký {log}. Dòng cuối: {detail}',
    en: 'The embedded PostgreSQL did not start. See the log {log}. Last line: {detail}',
  },
  'embedded-refused': {
    vi: 'PostgreSQL đi kèm trong {folder} không nhận mật khẩu của {secrets}: tệp này đã bị thay bằng tệp khác. Đặt lại đúng tệp cũ, hoặc chọn thư mục dữ liệu khác bằng CUNGKY_DATA.',
    en: 'The embedded PostgreSQL in {folder} refuses the password of {secrets}: that file was replaced by another. Put the old one back, or choose another data folder with CUNGKY_DATA.',
  },
  'embedded-no-user': {
    vi: 'Đang chạy bằng root và không có người dùng hệ thống “postgres” hay “nobody” để chạy PostgreSQL. Hãy chạy bằng người dùng thường, hoặc đặt DATABASE_URL.',
    en: 'Running as root and there is no system user “postgres” or “nobody” to run PostgreSQL as. Run as an ordinary user, or set DATABASE_URL.',
  },
  'data-folder-unwritable': {
    vi: 'Không ghi được vào thư mục dữ liệu {folder}: {detail}. Đặt CUNGKY_DATA tới thư mục ghi được.',
    en: 'Cannot write to the data folder {folder}: {detail}. Set CUNGKY_DATA to a folder you can write to.',
  },
  'series-moved': {
    vi: 'Chỉ tiêu “{series}” đã có số thứ tự {held} trong cơ sở dữ liệu, gói ghi {wanted}. Số thứ tự không được đổi: trả lại số cũ và thêm chỉ tiêu mới ở cuối series.csv.',
    en: 'Series “{series}” has index {held} in the database, the pack says {wanted}. An index never changes: restore it and add new series at the end of series.csv.',
  },
  'unit-removed': {
    vi: 'Đơn vị “{unit}” đã có trong cơ sở dữ liệu nhưng không còn trong gói. Không xóa đơn vị: ghi ngày kết thúc hoặc một quyết định sắp xếp.',
    en: 'Unit “{unit}” is in the database but no longer in the pack. Units are not deleted: give it an end date or a reorganisation.',
  },
  'as-known-at-future': {
    vi: 'Thời điểm {at} chưa tới, nên chưa thể biết số liệu khi đó. Dùng một thời điểm đã qua.',
    en: 'The moment {at} has not come yet, so what is known then cannot be told. Use a past moment.',
  },
  'return-conflict': {
    vi: 'Báo cáo của {unit} kỳ {period} vừa được người khác ghi. Mở lại để xem bản mới rồi ghi lại.',
    en: 'The return of {unit} for {period} was just written by someone else. Open it again to see the new version, then save.',
  },
  'rollup-differs': {
    vi: 'Tổng hợp lưu sẵn khác với tổng tính lại từ các báo cáo ở {count} chỗ. Chạy `cungky rebuild` để dựng lại và báo cho người phát triển.',
    en: 'The stored totals differ from those recomputed from the returns in {count} places. Run `cungky rebuild` to remake them and tell the developers.',
  },
} as const
