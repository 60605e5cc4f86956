export { closingMarker, type Directive, type Horizon, type Lexicon, type Probe } from './directive.ts'
export { switchLexicon } from './lexicons.ts'
export { nearPolicy } from './near-policy.ts'
export type {
  Policy,
  PolicyContext,
  PolicyEvent,
  PolicyKind,
  PolicyNeed,
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
  policyLexicon,
  policyNeeds,
  questionUnder,
} from './policy-setting.ts'
export { majority } from './selection/majority.ts'
export {
  type RecordedCandidate,
  type ReplayedSelection,
  replaySelection,
} from './selection/replay-selection.ts'
export type {
  Candidate,
  Selection,
  SelectionDirective,
  SelectionEvent,
  SelectionKind,
  SelectionRule,
  SelectionSetting,
} from './selection/selection.ts'
export { selectionKind, selectionKinds } from './selection/selection-kinds.ts'
export {
  createSelection,
  formatSelectionSetting,
  mostSamples,
  type ParsedSelectionSetting,
  parseSelectionSetting,
} from './selection/selection-setting.ts'
export { shortest } from './selection/shortest.ts'
export { type ActiveBias, type Steering, steer } from './steering.ts'
