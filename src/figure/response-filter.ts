/**
 * Which responses a mark or a cell stands for: the same fields by which the workbench asks for responses. Bounds are inclusive.
 */
export interface ResponseFilter {
  readonly arm?: string
  readonly outcome?: 'correct' | 'incorrect' | 'ungradable' | 'failed' | 'ungraded'
  readonly level?: number
  readonly minTokens?: number
  readonly maxTokens?: number
  readonly minThoughts?: number
  readonly maxThoughts?: number
  /** Position of the first correct thought; 0 for none. */
  readonly firstCorrect?: number
}

/** The attribute in which a mark of an interactive chart carries its filter, as JSON. */
export const filterAttribute = 'data-filter'

/** What looking for a filter needs of an element: a browser's own has it. */
export interface FilteredElement {
  closest(selector: string): { getAttribute(name: string): string | null } | null
}

/** The responses that the mark under a pointer stands for; undefined where it stands for none. */
export function filterOf(element: FilteredElement): ResponseFilter | undefined {
  const text = element.closest(`[${filterAttribute}]`)?.getAttribute(filterAttribute)
  return text == null ? undefined : (JSON.parse(text) as ResponseFilter)
}
