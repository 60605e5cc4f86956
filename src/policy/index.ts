export type { Directive, Horizon, Lexicon } from './directive.ts'
export type { Policy, PolicyEvent, PolicyKind, PolicyParameter, PolicySetting } from './policy.ts'
export { policyKind, policyKinds } from './policy-kinds.ts'
export {
  createPolicy,
  formatPolicySetting,
  type ParsedPolicySetting,
  type PolicyDefaults,
  parsePolicySetting,
} from './policy-setting.ts'
export { type ActiveBias, type Steering, steer } from './steering.ts'
