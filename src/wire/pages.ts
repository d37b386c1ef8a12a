/** Addresses of the pages, holes in braces. The server sends the same file for each; what it shows is decided in the browser. */
export const PAGES = ['/', '/returns', '/returns/{unit}/{period}/{form}'] as const
