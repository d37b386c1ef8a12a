import './app/fonts.js'
import '@mantine/core/styles.css'
import './app/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.js'
import { watchVersions } from './app/offline/new-version.js'
import { printLight } from './app/print-light.js'

document.getElementById('first')?.remove()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

watchVersions()
printLight()
