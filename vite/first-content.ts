import type { Plugin } from 'vite'

const SHEET = /\s*<link rel="stylesheet"[^>]*>/g

/**
 * Puts the style sheet behind the first words of the page instead of before them: over a slow line they are there as soon as the page itself.
 * It stays in front of the root, because what the components add there must come after it and win.
 */
export function firstContent(): Plugin {
  return {
    name: 'cungky-first-content',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const sheets = html.match(SHEET) ?? []
        return html
          .replaceAll(SHEET, '')
          .replace('<div id="root">', `${sheets.join('').trim()}\n    <div id="root">`)
      },
    },
  }
}
