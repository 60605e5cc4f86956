import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RunError } from '#run'

/** The files of the package that pages are made of: a fixed list, so that no address names a file. */
export interface ServedFiles {
  /** Undefined where there is no such file. */
  readonly answer: (path: string) => Promise<Response | undefined>
  /** The one page, for every address within the workbench. */
  readonly page: () => Promise<Response>
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.safetensors': 'application/octet-stream',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

const reasonerFiles = ['config.json', 'tokenizer.json', 'model.safetensors'] as const
/** Names of assets hold a hash of what is in them. */
const forever = 'private, max-age=31536000, immutable'

/**
 * @param built where the built pages are, if not beside the server
 * @throws RunError where the pages were not built
 */
export function servedFiles(built?: string): ServedFiles {
  const files = new Map<string, string>(builtPages(built))
  for (const name of reasonerFiles)
    files.set(`/reasoner/${name}`, fileURLToPath(new URL(`../../reasoner/weights/${name}`, import.meta.url)))
  const index = files.get('/index.html') ?? ''
  const read = async (file: string, cache: string): Promise<Response> =>
    new Response(await readFile(file), {
      headers: { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': cache },
    })
  return {
    page: () => read(index, 'no-cache'),
    async answer(path) {
      const file = files.get(path)
      return file === undefined
        ? undefined
        : await read(file, path.startsWith('/assets/') ? forever : 'no-cache')
    },
  }
}

/** Beside the built server, or, when that runs from its source, where the build puts them. */
function builtPages(built: string | undefined): ReadonlyMap<string, string> {
  const beside = ['../ui', '../../dist/ui'].map((place) => fileURLToPath(new URL(place, import.meta.url)))
  for (const folder of built === undefined ? beside : [built]) {
    const files = new Map(
      filesIn(folder).map((name) => [`/${name.replaceAll('\\', '/')}`, join(folder, name)]),
    )
    if (files.has('/index.html')) return files
  }
  throw new RunError('the pages of the workbench are not built: npm run build makes them')
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  } catch {
    return []
  }
}
