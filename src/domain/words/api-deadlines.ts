/** What each endpoint of this group does, by its id. */
export const deadlinesApi = {} as const
