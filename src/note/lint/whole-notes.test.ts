import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import { lintNote } from './lint-note.ts'

const findings = (name: string): ReturnType<typeof lintNote> =>
  lintNote(readNote(readFileSync(new URL(`../../../test/fixture/notes/${name}`, import.meta.url), 'utf8')))

/** What the two notes with planted errors hold, by rule and what comes out. */
const planted: readonly (readonly [string, RegExp, RegExp])[] = [
  ['L01', /^exchange-rate$/, /1,400/],
  ['L02', /^converted-amount$/, /240 mn/],
  ['L03', /^log-factor$/, /3\.16/],
  ['L04', /^sum-of-parts$/, /51 bn/],
  ['L05', /^growth-rate$/, /19\.8/],
  ['L06', /^implied-base$/, /74\.29 bn/],
  ['L07', /^additive-score$/, /^81$/],
  ['L08', /^past-guidance$/, /1Q 2025|2025년 1분기/],
  ['L09', /^past-guidance$/, /FY2025 Q3|2025 회계연도 3분기/],
  ['L10', /^one-abbreviation$/, /./],
  ['L11', /^name-variant$/, /R1-671B/],
  ['L12', /^definition-clash$/, /./],
  ['L13', /^table-conflict$/, /84\.3/],
  ['L14', /^real-difference$/, /0\.33/],
  ['L15', /^grim$/, /./],
  ['L16', /^same-quantity$/, /93%/],
  ['L17', /^missing-baseline$/, /./],
  ['L18', /^same-quantity$/, /400,000|40만/],
  ['L19', /^sort-order$/, /./],
  ['L20', /^rank-change$/, /vacated: 2/],
  ['L22', /^claimed-method$/, /3,148/],
  ['L23', /^same-quantity$/, /500 bn|5,000억/],
  ['L24', /^partial-list$/, /18/],
  ['L28', /^chronology$/, /./],
  ['L29', /^compounding$/, /1\.884 bn/],
  ['L30', /^same-quantity$/, /5\.58 mn|558만/],
  ['L32', /^return-base$/, /./],
  ['L37', /^date-difference$/, /7\.5/],
  ['L39', /^source-missing$/, /./],
  ['L42', /^caption-kind$/, /./],
  ['L43', /^dropped-hedge$/, /25%/],
  ['L44', /^mixed-script$/, /./],
  ['L45', /^price-unit$/, /./],
]

describe.each(['planted.en.md', 'planted.ko.md'])('the lint of %s', (name) => {
  const found = findings(name).filter(({ severity }) => severity !== 'info')

  it.each(planted)('finds %s', (_, rule, recomputed) => {
    const hit = found.find((one) => rule.test(one.rule) && recomputed.test(one.recomputed ?? one.message))
    expect(hit?.line).toBeGreaterThan(0)
  })

  it('takes the rounding of table 1 for no error (L21)', () => {
    expect(
      findings(name).filter(({ rule, severity }) => rule === 'table-total' && severity !== 'info'),
    ).toEqual([])
  })
})

describe.each(['claims-that-hold.en.md', 'claims-that-hold.ko.md'])('the lint of %s', (name) => {
  it('finds nothing above a remark', () => {
    expect(findings(name).filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})
