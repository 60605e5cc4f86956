import { formatPolicySetting, type PolicyDefaults, type PolicySetting, parsePolicySetting } from '#policy'
import { StudyError } from './study-error.ts'

/** So many settings at most: each is a study of its own. */
const mostSettings = 1000

/**
 * Every setting of a policy on a grid: `alpha=1:3:6,beta=20:50` are six. What the grid does not name takes the engine's
 * default, or else the policy's own.
 * @throws StudyError where the policy takes no such values, or a value stands there twice
 */
export function gridOf(policy: string, grid: string, defaults: PolicyDefaults): PolicySetting[] {
  const axes = grid
    .split(',')
    .filter(Boolean)
    .map((axis) => axisOf(axis))
  const twice = axes.find(({ name }, index) => axes.findIndex((other) => other.name === name) < index)
  if (twice) throw new StudyError(`grid "${grid}" names ${twice.name} twice`)
  if (axes.length === 0) throw new StudyError('the grid names no parameter: write alpha=1:3:6,beta=20:50')
  const size = axes.reduce((product, { values }) => product * values.length, 1)
  if (size > mostSettings)
    throw new StudyError(`the grid has ${size} settings; at most ${mostSettings} may be`)
  const combined = axes.reduce<string[][]>(
    (before, { name, values }) =>
      before.flatMap((chosen) => values.map((value) => [...chosen, `${name}=${value}`])),
    [[]],
  )
  const settings = combined.map((assignments) => settingOf(`${policy}:${assignments.join(',')}`, defaults))
  const names = settings.map(formatPolicySetting)
  const again = names.find((name, index) => names.indexOf(name) < index)
  if (again !== undefined) throw new StudyError(`grid "${grid}" gives ${again} twice`)
  return settings
}

function axisOf(axis: string): { readonly name: string; readonly values: readonly string[] } {
  const [name = '', values = ''] = axis.split('=')
  if (name === '' || values === '')
    throw new StudyError(`grid: "${axis}" is no parameter with its values, such as alpha=1:3:6`)
  return { name, values: values.split(':') }
}

function settingOf(text: string, defaults: PolicyDefaults): PolicySetting {
  const parsed = parsePolicySetting(text, defaults)
  if (parsed.type === 'error') throw new StudyError(parsed.message)
  return parsed.setting
}
