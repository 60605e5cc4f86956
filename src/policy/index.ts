export { closingMarker, type Directive, type Horizon, type Lexicon, type Probe } from './directive.ts'
export { switchLexicon } from './lexicons.ts'
export type {
  Policy,
  PolicyContext,
  PolicyEvent,
  PolicyKind,
  PolicyParameter,
  PolicySetting,
} from './policy.ts'
export { policyKind, policyKinds } from './policy-kinds.ts'
export {
  createPolicy,
  formatPolicySetting,
  type ParsedPolicySetting,
  type PolicyDefaults,
  parsePolicySetting,
  questionUnder,
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
