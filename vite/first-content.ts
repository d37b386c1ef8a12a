import type { Plugin } from 'vite'

const SHEET = /\s*<link rel="stylesheet"[^>]*>/g

/**
 * Puts the style sheet behind the first words of the page instead of before them: over a slow line they are there as soon as the page itself,
 * and what the script draws afterwards still waits for its styles.
 */
export function firstContent(): Plugin {
  return {
    name: 'cungky-first-content',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const sheets = html.match(SHEET) ?? []
        return html.replaceAll(SHEET, '').replace('</body>', `${sheets.join('')}\n  </body>`)
      },
    },
  }
}
