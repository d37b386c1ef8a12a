/** What each endpoint of this group does, by its id. */
export const registerApi = {
  listUnits: { vi: 'Cây đơn vị tại một ngày', en: 'The tree of units on a day' },
} as const
