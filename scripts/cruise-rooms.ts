import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

export const root: string = fileURLToPath(new URL('..', import.meta.url))

/** The names of the rules in `.dependency-cruiser.mjs`, in their order. */
export async function ruleNames(): Promise<string[]> {
  const { forbidden = [] } = await readConfig()
  return forbidden.flatMap(({ name }) => name ?? [])
}

/** Reads the imports of all files in folders and checks them against the rules of the rooms. */
export async function cruiseRooms(folders: string[], baseDir: string = root): Promise<ICruiseResult> {
  const config = await readConfig()
  const { output } = await cruise(
    folders,
    { ...config.options, baseDir, validate: true, ruleSet: config },
    config.options?.enhancedResolveOptions,
    { tsConfig: extractTSConfig(`${root}tsconfig.json`) },
  )
  if (typeof output === 'string')
    throw new TypeError('dependency-cruiser gave a text where its result was asked for')
  return output
}

function readConfig(): ReturnType<typeof extractDepcruiseConfig> {
  return extractDepcruiseConfig(`${root}.dependency-cruiser.mjs`)
}
