import type { Finding } from './finding.ts'

/** Somebody's word that a finding may stand, and why. */
export interface Waiver {
  readonly rule: string
  /** Only for this line; undefined: for the whole note. */
  readonly line: number | undefined
  /** The last line it is for, where it is for more than one. */
  readonly to?: number
  readonly reason: string
}

/** A finding, and why it may stand where somebody said so. */
export interface CheckedFinding extends Finding {
  readonly waived: string | null
}

const comment = /<!--\s*lint-waive\s+([\s\S]*?)-->/g
const form = /^([a-z-]+)(?:@(\d+))?\s*:\s*(\S[\s\S]*?)\s*$/

/** Waivers in comments of a note: `<!-- lint-waive sum-of-parts@53: the data centre is rented -->`. */
export function waiversIn(text: string): readonly (Waiver | string)[] {
  return [...text.matchAll(comment)].map(([, body = '']) => waiverOf(body.trim()) ?? body.trim())
}

/** `RULE: reason` or `RULE@LINE: reason`; undefined where it is neither. */
export function waiverOf(text: string): Waiver | undefined {
  const [, rule, line, reason] = form.exec(text) ?? []
  if (rule === undefined || reason === undefined) return undefined
  return { rule, line: line === undefined ? undefined : Number(line), reason }
}

export function withWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
): readonly CheckedFinding[] {
  return findings.map((finding) => {
    const waiver = waivers.find(
      ({ rule, line, to = line }) =>
        rule === finding.rule &&
        (line === undefined || to === undefined || (line <= finding.line && finding.line <= to)),
    )
    return { ...finding, waived: waiver?.reason ?? null }
  })
}
