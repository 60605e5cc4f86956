import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const publicRegistry = 'https://registry.npmjs.org/'

/**
 * The registry that npm would take a package from: `npm_config_registry`, or a line of `.npmrc` in the folder or the user's
 * home, for the package's scope or for all; else the public one. Ends with a slash.
 */
export function packageRegistry(
  packageName: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  folder = '.',
): string {
  const scope = packageName.startsWith('@') ? packageName.slice(0, packageName.indexOf('/')) : undefined
  const files = [join(folder, '.npmrc'), join(environment.HOME ?? homedir(), '.npmrc')]
  const texts = files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
  const settings = scope === undefined ? ['registry'] : [`${scope}:registry`, 'registry']
  const named = environment.npm_config_registry ?? environment.NPM_CONFIG_REGISTRY
  const found = [named, ...settings.flatMap((setting) => texts.map((text) => setIn(text, setting)))].find(
    Boolean,
  )
  return `${found ?? publicRegistry}`.replace(/\/*$/, '/')
}

function setIn(text: string, setting: string): string | undefined {
  for (const line of text.split('\n')) {
    const [name, ...value] = line.split('=')
    if (name?.trim() === setting) return value.join('=').trim().replace(/^"|"$/g, '')
  }
  return undefined
}
