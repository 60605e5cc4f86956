/** Names in explanations, which the calculators give in English, as a Korean analyst says them. */
const terms: Readonly<Record<string, string>> = {}

/** The Korean of a name in an explanation; one that has none stays English. */
export function koreanTerm(name: string): string {
  return terms[name] ?? name
}
