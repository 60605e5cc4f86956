import { type Lines, paragraphAfter } from './paragraph-after.ts'
import { type Waiver, waiversIn } from './waiver.ts'

/** What a text waives itself, and what of it waives nothing, with why. */
export interface OwnWaivers {
  readonly waivers: readonly Waiver[]
  readonly idle: readonly string[]
}

const placed = /^([a-z-]+)@([a-z][a-z0-9-]*)\s*:\s*(\S[\s\S]*?)\s*$/
/** What explains a waiver in a code span is none. */
const inCode = /`[^`\n]*`/g

/**
 * The waivers of any text: those of a line or the whole text, and those of a note's source, which name a table or figure of it
 * (`grim@penalty`) or the paragraph after them (`grim@next`). One that names no rule or no block of the text lets nothing stand.
 */
export function ownWaivers(text: string, isRule: (name: string) => boolean): OwnWaivers {
  const lines = text.split('\n')
  const read = waiversIn(text.replace(inCode, (code) => ' '.repeat(code.length))).map(
    (waiver): Waiver | string => {
      if (typeof waiver !== 'string')
        return isRule(waiver.rule)
          ? waiver
          : `no rule is called "${waiver.rule}", so its waiver lets nothing stand`
      const [, rule = '', name = '', reason = ''] = placed.exec(waiver) ?? []
      if (reason === '')
        return `a waiver is written RULE: reason, RULE@LINE: reason or RULE@NAME: reason, not "${waiver}"`
      if (!isRule(rule)) return `no rule is called "${rule}", so its waiver lets nothing stand`
      const range = rangeOf(lines, waiver, name)
      return range
        ? { rule, line: range.from, to: range.to, reason }
        : `no table or figure is called "${name}" here, so the waiver of ${rule} lets nothing stand`
    },
  )
  return {
    waivers: read.filter((one) => typeof one !== 'string'),
    idle: [...new Set(read.filter((one) => typeof one === 'string'))],
  }
}

/** Where the block of a name stands: after its comment, or where the source puts the table or figure. */
function rangeOf(lines: readonly string[], waiver: string, name: string): Lines | undefined {
  if (name === 'next') {
    const comment = lines.findIndex((line) => line.includes(waiver)) + 1
    return comment === 0 ? undefined : paragraphAfter(lines, comment)
  }
  const form = new RegExp(`\\{\\{\\s*(?:table|figure)\\s+${name}\\b(?!-)|\\bid="${name}"`, 'u')
  const at = lines.findIndex((line) => form.test(line)) + 1
  return at === 0 ? undefined : paragraphAfter(lines, at - 1)
}
