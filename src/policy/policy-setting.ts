import type { Policy, PolicyKind, PolicyParameter, PolicySetting } from './policy.ts'
import { policyKind, policyKinds } from './policy-kinds.ts'

/** Values an engine publishes for a policy's parameters, used where the user names none. */
export type PolicyDefaults = Readonly<Record<string, Readonly<Record<string, number>>>>

export type ParsedPolicySetting =
  | { readonly type: 'setting'; readonly setting: PolicySetting }
  | { readonly type: 'error'; readonly message: string }

/** Reads `tip:alpha=3,beta=20`. What is not named takes the engine's default, or else the policy's own. */
export function parsePolicySetting(text: string, defaults: PolicyDefaults = {}): ParsedPolicySetting {
  const [name = '', ...rest] = text.split(':')
  const kind = policyKind(name)
  if (!kind) {
    const names = policyKinds.map((known) => known.name).join(', ')
    return { type: 'error', message: `unknown policy "${name}": known are ${names}` }
  }
  const parameters = defaultsOf(kind, defaults)
  for (const assignment of rest.join(':').split(',').filter(Boolean)) {
    const problem = assign(kind, parameters, assignment)
    if (problem) return { type: 'error', message: problem }
  }
  return { type: 'setting', setting: { name: kind.name, parameters } }
}

function defaultsOf(kind: PolicyKind, defaults: PolicyDefaults): Record<string, number> {
  return Object.fromEntries(
    kind.parameters.map((parameter) => [
      parameter.name,
      defaults[kind.name]?.[parameter.name] ?? parameter.default,
    ]),
  )
}

function assign(
  kind: PolicyKind,
  parameters: Record<string, number>,
  assignment: string,
): string | undefined {
  const [name = '', value = ''] = assignment.split('=')
  const parameter = kind.parameters.find((known) => known.name === name)
  if (!parameter) {
    const names = kind.parameters.map((known) => known.name).join(', ') || 'none'
    return `policy ${kind.name} has no parameter "${name}": it takes ${names}`
  }
  const number = Number(value)
  if (value.trim() === '' || !allowed(parameter, number)) {
    const what = parameter.whole ? 'a whole number' : 'a number'
    return `policy ${kind.name}: ${name} must be ${what} from ${parameter.least} to ${parameter.most}, not "${value}"`
  }
  parameters[name] = number
  return undefined
}

function allowed({ least, most, whole }: PolicyParameter, number: number): boolean {
  return number >= least && number <= most && (!whole || Number.isInteger(number))
}

/** `tip:alpha=3,beta=20`: what {@link parsePolicySetting} reads back to the same setting. */
export function formatPolicySetting({ name, parameters }: PolicySetting): string {
  const listed = Object.entries(parameters).map(([key, value]) => `${key}=${value}`)
  return listed.length === 0 ? name : `${name}:${listed.join(',')}`
}

/** A fresh policy for one response. Throws where the setting names no known policy. */
export function createPolicy({ name, parameters }: PolicySetting): Policy {
  const kind = policyKind(name)
  if (!kind) throw new Error(`unknown policy "${name}"`)
  return kind.create(parameters)
}
