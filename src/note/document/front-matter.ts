import { parse } from 'yaml'

const fence = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/

/** Longer than anybody writes by hand: it is read as text. */
const longest = 50_000

export interface FrontMatter {
  readonly values: ReadonlyMap<string, string>
  /** The text without it, as many lines long as before: line numbers stay. */
  readonly rest: string
}

/** The front matter of a note: what YAML can't read is no front matter, and stays text. */
export function frontMatterOf(text: string): FrontMatter {
  const [whole, yaml] = fence.exec(text) ?? []
  if (whole === undefined || yaml === undefined || yaml.length > longest)
    return { values: new Map(), rest: text }
  const values = valuesOf(yaml)
  if (values === undefined) return { values: new Map(), rest: text }
  return { values, rest: whole.replace(/[^\n]/g, '') + text.slice(whole.length) }
}

function valuesOf(yaml: string): ReadonlyMap<string, string> | undefined {
  try {
    // Aliases could be nested to billions of values.
    const value: unknown = parse(yaml, { maxAliasCount: 0, schema: 'failsafe' })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const simple = Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    return new Map(simple.map(([key, text]) => [key.toLowerCase(), text]))
  } catch {
    return undefined
  }
}
