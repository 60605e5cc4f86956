import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { type ResourceLimits, Worker } from 'node:worker_threads'

/**
 * Starts a thread on one of the project's modules: the built one, or its TypeScript where it is not built, as in the
 * project's own tests and scripts.
 * @param module the built module: `new URL('./worker.js', import.meta.url)`
 */
export function startThread(module: URL, workerData: unknown, resourceLimits: ResourceLimits = {}): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(module, { workerData, resourceLimits })
  const { resolve } = createRequire(import.meta.url)
  const loader = new URL('./dist/esm/api/index.mjs', pathToFileURL(resolve('tsx/package.json'))).href
  const source = module.href.replace(/\.js$/, '.ts')
  const code = `import('${loader}').then(({ register }) => { register(); return import('${source}') })`
  return new Worker(code, {
    eval: true,
    workerData,
    resourceLimits,
    execArgv: ['--conditions=jevons-source'],
  })
}
