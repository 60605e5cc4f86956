import { fileURLToPath } from 'node:url'
import { defaultClientConditions, defineConfig, type Plugin, type UserConfig } from 'vite'
import solid from 'vite-plugin-solid'

/** Every browser that runs the workbench reads woff2: KaTeX's other forms of its fonts would only weigh. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('katex.min.css')
      ? code.replace(/,url\([^)]+\) format\("(?:woff|truetype)"\)/g, '')
      : undefined,
}

/** The workbench's pages: `ui/` to `dist/ui/`, which `jevons view` serves. Nothing is inlined, for the sake of its CSP. */
const config: UserConfig = defineConfig({
  root: fileURLToPath(new URL('ui', import.meta.url)),
  plugins: [onlyWoff2, solid()],
  resolve: { conditions: ['jevons-source', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('dist/ui', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    reportCompressedSize: false,
    // The rooms compute and do nothing on being loaded: what a screen takes through a door should not bring the whole room.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !id.includes('/src/') || id.includes('node_modules') },
    },
  },
})
export default config
