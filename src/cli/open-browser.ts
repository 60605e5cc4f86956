import { spawn } from 'node:child_process'

/** What opens an address, by the operating system. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Opens an address in the user's browser, which lives on without this process. */
export function openBrowser(url: string, failed: () => void): void {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open']
  const opener = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  opener.on('error', failed)
  opener.on('exit', (code) => {
    if (code !== 0) failed()
  })
  opener.unref()
}
