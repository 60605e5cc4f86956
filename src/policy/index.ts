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
export { bestOf } from './selection/best-of.ts'
export { majority } from './selection/majority.ts'
export type {
  Candidate,
  Selection,
  SelectionDirective,
  SelectionEvent,
  SelectionKind,
  SelectionRule,
} from './selection/selection.ts'
export { selectionKind, selectionKinds } from './selection/selection-kinds.ts'
export { shortest } from './selection/shortest.ts'
export { type ActiveBias, type Steering, steer } from './steering.ts'
export { switchLexicon } from './tip.ts'
