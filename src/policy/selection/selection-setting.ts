import { formatSetting, parseSetting } from '../setting-text.ts'
import type { Selection, SelectionKind, SelectionSetting } from './selection.ts'
import { selectionKind, selectionKinds } from './selection-kinds.ts'

export type ParsedSelectionSetting =
  | { readonly type: 'setting'; readonly setting: SelectionSetting }
  | { readonly type: 'error'; readonly message: string }

/** Reads `shortest:n=5`. What is not named takes the selection's own value. */
export function parseSelectionSetting(text: string): ParsedSelectionSetting {
  return parseSetting(text, { what: 'selection', kinds: selectionKinds, defaults: {} })
}

/** `shortest:n=5`: what {@link parseSelectionSetting} reads back to the same setting. */
export function formatSelectionSetting(setting: SelectionSetting): string {
  return formatSetting(setting)
}

/** How many responses to a problem a selection may start. */
export function mostSamples({ name, parameters }: SelectionSetting): number {
  return parameters['n'] ?? knownKind(name).parameters.find((one) => one.name === 'n')?.default ?? 1
}

/** A fresh selection for one problem. Throws where the setting names no known one. */
export function createSelection({ name, parameters }: SelectionSetting): Selection {
  return knownKind(name).create(parameters)
}

function knownKind(name: string): SelectionKind {
  const kind = selectionKind(name)
  if (!kind) throw new Error(`unknown selection "${name}"`)
  return kind
}
