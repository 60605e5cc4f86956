import { existsSync } from 'node:fs'
import { serveViewer } from '#viewer'
import { openBrowser } from './open-browser.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface ViewFlags {
  readonly port: string
  readonly host?: string
  readonly token?: string
  readonly labeller: string
  readonly open?: boolean
}

const usualFolder = 'runs'

/** `jevons view`: serves the workbench until somebody asks the process to stop. */
export async function view(folder: string | undefined, flags: object, world: World): Promise<void> {
  const { port, host, token, labeller, open } = flags as ViewFlags
  const viewed = folder ?? (existsSync(usualFolder) ? usualFolder : '.')
  const served = await serveViewer({
    folder: viewed,
    port: portNumber(port),
    ...(host === undefined ? {} : { host }),
    ...(token === undefined ? {} : { token }),
    labeller,
    now: world.now,
    report: (error) => world.err(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`),
  })
  try {
    world.out(`${served.url}\n`)
    world.err(`serving ${viewed === '.' ? 'this folder' : viewed}; Ctrl-C stops\n`)
    if (open) openBrowser(served.url, () => world.err('no browser could be opened: open the address\n'))
    await stopped(world.signal)
  } finally {
    await served.close()
  }
}

function portNumber(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new UsageError(`--port must be a whole number from 0 to 65535, not "${text}"`)
}

/** Stopping a server is how it ends, and no interruption. */
function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
