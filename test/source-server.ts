import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = new URL('../', import.meta.url)

/** Where a browser finds the rooms and the one package that the reasoner imports. */
const importMap = {
  imports: {
    zod: '/node_modules/zod/index.js',
    ...Object.fromEntries(
      ['statistics', 'problem', 'policy', 'thought', 'trace'].map((room) => [
        `#${room}`,
        `/src/${room}/index.ts`,
      ]),
    ),
  },
}

export interface SourceServer {
  readonly url: string
  /** What the page posts to `/result`. */
  readonly result: Promise<string>
  readonly close: () => void
}

/** Serves the checkout to a browser, its TypeScript stripped of types on the way, and a page that runs a script. */
export async function serveSource(script: string): Promise<SourceServer> {
  let report = (_: string): void => {}
  const result = new Promise<string>((resolve) => {
    report = resolve
  })
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === '/result') {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.end()
        report(Buffer.concat(chunks).toString('utf8'))
      })
      return
    }
    const [type, body] = path === '/' ? (['text/html', page(script)] as const) : fileAt(path)
    response.setHeader('content-type', type)
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, result, close: () => server.close() }
}

function page(script: string): string {
  return `<!doctype html><script type="importmap">${JSON.stringify(importMap)}</script><script type="module" onerror="fetch('/result', { method: 'POST', body: 'a module could not be loaded' })">
    const post = (text) => fetch('/result', { method: 'POST', body: text })
    addEventListener('error', ({ message }) => post('error: ' + message))
    addEventListener('unhandledrejection', ({ reason }) => post('error: ' + reason))
    ${script}
  </script>`
}

function fileAt(path: string): readonly [type: string, body: Buffer | string] {
  const file = fileURLToPath(new URL(`.${path}`, root))
  try {
    const bytes = readFileSync(file)
    if (!path.endsWith('.ts'))
      return [path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream', bytes]
    const compilerOptions = {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    }
    return ['text/javascript', ts.transpileModule(bytes.toString('utf8'), { compilerOptions }).outputText]
  } catch {
    return ['text/plain', '']
  }
}
