import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple, Modal } from '@mantine/core'

/** A calm blue, dark enough in its middle shades for white letters (WCAG 2.2 AA: 4.5 to 1). */
const BLUE: MantineColorsTuple = [
  '#eef5fb',
  '#dbe8f4',
  '#b4d0e9',
  '#8bb7de',
  '#69a2d5',
  '#5394cf',
  '#3a7cbb',
  '#2b659d',
  '#1f4e79',
  '#143654',
]

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  // What is filled has the letters that its shade asks for in the dark too: the shade of the light theme decides otherwise.
  variantColorResolver: (asked) => {
    const given = defaultVariantColorsResolver(asked)
    const primary = (asked.color ?? asked.theme.primaryColor) === asked.theme.primaryColor
    return asked.variant === 'filled' && primary
      ? { ...given, color: 'var(--mantine-primary-color-contrast)' }
      : given
  },
  colors: { blue: BLUE },
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Locking the page behind a dialogue puts a style into the page without the mark that its policy asks for.
  components: { Modal: Modal.extend({ defaultProps: { lockScroll: false } }) },
})
