import { type PolicyDefaults, type PolicyKind, policyKinds } from '#policy'
import type { World } from './world.ts'

/** `jevons policies`: what each policy does, which values it takes, and what a bare name stands for. */
export async function policies(world: World): Promise<void> {
  const engine = await world.openEngine()
  try {
    const { policyDefaults, name } = engine.describe()
    world.out(
      `${policyKinds.map((kind) => policyText(kind, { defaults: policyDefaults, engine: name })).join('\n')}`,
    )
  } finally {
    await engine.close()
  }
}

function policyText(
  { name, summary, source, parameters }: PolicyKind,
  { defaults, engine }: { readonly defaults: PolicyDefaults; readonly engine: string },
): string {
  const lines = parameters.map(({ name: parameter, meaning, least, most, whole, default: usual }) => {
    const range = `${whole ? 'a whole number' : 'a number'} from ${least} to ${most}`
    const own = defaults[name]?.[parameter]
    const standard =
      own === undefined ? `${usual} unless named` : `${own} on the ${engine}, ${usual} elsewhere`
    return `    ${parameter}  ${meaning}; ${range}; ${standard}\n`
  })
  return `${name}  ${summary} (${source})\n${lines.join('')}`
}
