import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names on the search path, then where installers put it. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
]
const places: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

export interface ChromiumSearch {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: string
}

/**
 * An installed Chromium, Chrome or Edge: what `JEVONS_CHROMIUM` names, else the first on the search path, else where
 * installers put it. Undefined where there is none; what `JEVONS_CHROMIUM` names is never second-guessed.
 */
export function findChromium({ environment, platform }: ChromiumSearch): string | undefined {
  const named = environment['JEVONS_CHROMIUM']
  if (named) return isExecutable(named) ? named : undefined
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean)
  const endings = platform === 'win32' ? ['.exe'] : ['']
  const onPath = folders.flatMap((folder) =>
    names.flatMap((name) => endings.map((ending) => join(folder, name + ending))),
  )
  return [...onPath, ...(places[platform] ?? [])].find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
