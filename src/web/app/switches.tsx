import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import type { ReactNode } from 'react'
import { webWords } from '../../domain/words/web.js'
import { useLanguage, useWords } from './language.js'

/** Vietnamese or English; the page stays where it is. */
export function LanguageSwitch(): ReactNode {
  const { lang, setLang } = useLanguage()
  const word = useWords(webWords)
  const other = lang === 'vi' ? 'en' : 'vi'
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      lang={other}
      title={word('language-label')}
      onClick={() => setLang(other)}
    >
      {word('language')}
    </Button>
  )
}

/** Light or dark; until somebody chooses, as the device has it. */
export function ThemeSwitch(): ReactNode {
  const word = useWords(webWords)
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const dark = scheme === 'dark'
  return (
    <ActionIcon
      variant="subtle"
      aria-label={word(dark ? 'theme-light' : 'theme-dark')}
      title={word(dark ? 'theme-light' : 'theme-dark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      <svg
        viewBox="0 0 24 24"
        width={18}
        height={18}
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        aria-hidden
      >
        {dark ? (
          <path d="M12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z" />
        ) : (
          <path d="M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5Z" />
        )}
      </svg>
    </ActionIcon>
  )
}
