import { sourceInWords } from '#economics'
import type { Language } from '../calculation.ts'

/** Where a fact comes from and of which day it is. */
export function saidSource(
  { source, date }: { readonly source: string; readonly date?: string | undefined },
  language: Language,
): string {
  const said = sourceInWords(source, language)
  return date === undefined ? said : `${said}, ${date}`
}
