import fc from 'fast-check'
import { expect } from 'vitest'
import { sameAnswer } from './same-answer.ts'

/** What answers are made of, whole and broken: what mutations insert. */
const pieces = [
  ...'0123456789xyzabnkeif+-*/^_=<>(){}[]|,;:!.%$&~ \'"\\\n°±√π∞≤∪½²₁개,\ud800\u0000',
  ...String.raw`\frac{ \frac12 \dfrac{1}{ \sqrt{ \sqrt[3]{ \left( \right) \left[ \right] \{ \} \text{ \text{cm} \mathrm{ \pi \infty ^\circ \% \$ \pm \cup \cap \setminus \in \le \ge \ne \approx \cdot \times \sum_{k=1}^{n} \prod \int \lim \binom{ \log_2 \sin \ln \begin{pmatrix} \end{pmatrix} \begin{cases} \\ & \mathbb{R} \overline{3} \boxed{ \choose \over 9^{9^{9^ 1,000 {,} and or percent cm^2 f( F_{n} x_1 !! ^{-1} \mid`.split(
    ' ',
  ),
]

const seeds = [
  String.raw`\frac{1}{2}`,
  String.raw`\left( 3, \frac{\pi}{2} \right)`,
  String.raw`\begin{pmatrix}1&2\\3&4\end{pmatrix}`,
  String.raw`[-1, -\tfrac12) \cup (-\tfrac12, 0)`,
  String.raw`x = 3 \pm 2\sqrt{2}`,
  String.raw`\{x \mid x^2 > 2\}`,
  String.raw`F_n = \sum_{k=0}^{n-2} F_k F_{n-k-2}`,
  String.raw`1 \le |z| < \frac{3}{2}`,
  String.raw`y=-\frac{1}{2}x+\frac{3}{4}`,
  String.raw`15\mbox{ cm}^2`,
  '1,234,567.89',
  '3 1/2',
  '5 m/s',
  'March 5, 2020',
  '오후 3시 30분',
]

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 6 }),
  insert: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
  times: fc.constantFrom(1, 1, 1, 1, 40),
})

/** An answer with pieces taken out, put in, and repeated. */
const mutated: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...seeds), fc.array(mutation, { maxLength: 6 }))
  .map(([seed, mutations]) => {
    let text = seed
    for (const { at, remove, insert, times } of mutations) {
      const place = Math.floor(at * text.length)
      text = text.slice(0, place) + insert.join('').repeat(times) + text.slice(place + remove)
    }
    return text
  })

/** Compares so many mutated answers in both directions, and each with itself. */
export function compareMutated(runs: number): void {
  fc.assert(
    fc.property(mutated, mutated, fc.boolean(), (a, b, orderMatters) => {
      const { equal } = sameAnswer(a, b, { orderMatters })
      expect({ a, b, equal: sameAnswer(b, a, { orderMatters }).equal }).toEqual({ a, b, equal })
      expect(sameAnswer(a, a).equal).toBe(true)
    }),
    { numRuns: runs, seed: 4 },
  )
}
