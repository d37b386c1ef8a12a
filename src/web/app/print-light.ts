/** Paper is white: a page that is shown dark is printed as it looks when it is light. */
export function printLight(): void {
  const root = document.documentElement
  const NAME = 'data-mantine-color-scheme'
  let before: string | null = null
  matchMedia('print').addEventListener('change', ({ matches }) => {
    if (matches && root.getAttribute(NAME) === 'dark') {
      before = 'dark'
      root.setAttribute(NAME, 'light')
    } else if (!matches && before !== null) {
      root.setAttribute(NAME, before)
      before = null
    }
  })
}
