import {
  type PolicyDefaults,
  type PolicyKind,
  type PolicyParameter,
  policyKinds,
  type SelectionKind,
  selectionKinds,
} from '#policy'
import type { World } from './world.ts'

/** `jevons policies`: what each policy and selection does, which values it takes, and what a bare name stands for. */
export async function policies({ json }: { readonly json?: boolean }, world: World): Promise<void> {
  const engine = await world.openEngine()
  try {
    const { policyDefaults, name } = engine.describe()
    const listed = [
      ...policyKinds.map((kind) => ({ kind, what: 'policy' as const })),
      ...selectionKinds.map((kind) => ({ kind, what: 'selection' as const })),
    ]
    if (json) {
      const rows = listed.map(({ kind, what }) => listedKind(kind, what, policyDefaults))
      return world.out(`${JSON.stringify(rows, undefined, 2)}\n`)
    }
    const text = (what: 'policy' | 'selection'): string =>
      listed
        .filter((one) => one.what === what)
        .map(({ kind }) => kindText(kind, { defaults: policyDefaults, engine: name }))
        .join('\n')
    world.out(`Policies steer one response (--policy):\n\n${text('policy')}\n`)
    world.out(`Selections choose among several (--select):\n\n${text('selection')}`)
  } finally {
    await engine.close()
  }
}

type Kind = PolicyKind | SelectionKind

function listedKind(kind: Kind, what: 'policy' | 'selection', defaults: PolicyDefaults): object {
  const { name, summary, source, parameters } = kind
  const own = defaults[name] ?? {}
  return {
    name,
    kind: what,
    summary,
    source,
    parameters: parameters.map((one) => ({
      ...one,
      whole: one.whole === true,
      engine: own[one.name] ?? null,
    })),
    lexicons: 'lexicons' in kind ? kind.lexicons : [],
  }
}

function kindText(
  kind: Kind,
  { defaults, engine }: { readonly defaults: PolicyDefaults; readonly engine: string },
): string {
  const { name, summary, source, parameters } = kind
  const lines = parameters.map((one) => parameterText(one, { own: defaults[name]?.[one.name], engine }))
  const lexicons = 'lexicons' in kind ? kind.lexicons : []
  if (lexicons.length > 1)
    lines.push(`    lexicon  which words; one of ${lexicons.map((one) => one.name).join(', ')}\n`)
  return `${name}  ${summary} (${source})\n${lines.join('')}`
}

function parameterText(
  { name, meaning, least, most, whole, default: usual }: PolicyParameter,
  { own, engine }: { readonly own: number | undefined; readonly engine: string },
): string {
  const range = `${whole ? 'a whole number' : 'a number'} from ${least} to ${most}`
  const standard = own === undefined ? `${usual} unless named` : `${own} on the ${engine}, ${usual} elsewhere`
  return `    ${name}  ${meaning}; ${range}; ${standard}\n`
}
