import { useEffect } from 'react'
import { webWords } from '../../domain/words/web.js'
import { useWords } from './language.js'

/** Name the page in the browser's tab: what it shows first, then the product. */
export function useTitle(title: string): void {
  const word = useWords(webWords)
  const product = word('product')
  useEffect(() => {
    document.title = title === '' ? product : `${title} · ${product}`
  }, [title, product])
}
