/** What each endpoint of this group does, by its id. */
export const returnPapersApi = {} as const
