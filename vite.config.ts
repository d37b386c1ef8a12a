import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstContent } from './vite/first-content.js'
import { guidePages } from './vite/guide-pages.js'
import { serviceWorker } from './vite/service-worker.js'

/** The pages: `src/web` → `dist/web`, which the server sends. Nothing is taken from another host, neither now nor in the browser. */
export default defineConfig({
  root: 'src/web',
  plugins: [react(), guidePages(), firstContent(), serviceWorker()],
  // The server of `npm start` answers; pages come from here, as they are edited.
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/docs': 'http://127.0.0.1:8080' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The policy of the pages allows no `data:` scripts, and files of their own are cached for ever.
    assetsInlineLimit: 0,
    sourcemap: true,
    rolldownOptions: {
      treeshake: {
        // The rules do nothing by being read, so what a page does not use of them (all the sentences of problems, say) stays out.
        moduleSideEffects: [{ test: /\/src\/domain\//, sideEffects: false }],
      },
    },
  },
})
