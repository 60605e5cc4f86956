import { fileURLToPath } from 'node:url'
import { defaultClientConditions, defineConfig, type UserConfig } from 'vite'
import solid from 'vite-plugin-solid'

/** The workbench's pages: `ui/` to `dist/ui/`, which `jevons view` serves. Nothing is inlined, for the sake of its CSP. */
const config: UserConfig = defineConfig({
  root: fileURLToPath(new URL('ui', import.meta.url)),
  plugins: [solid()],
  resolve: { conditions: ['jevons-source', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('dist/ui', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    reportCompressedSize: false,
  },
})
export default config
