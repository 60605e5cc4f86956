/** Characters that stand for what LaTeX writes in commands: after each sign, the characters spelled like that. */
const table = String.raw`
- −–—﹣－‐‑   \times ×   \cdot ·⋅∙•   * ∗   \div ÷   / ⁄∕   \pm ±   \mp ∓   \sqrt √   \sqrt[3] ∛   \infty ∞   \degree °º
\le ≤≦⩽   \ge ≥≧⩾   \ne ≠   \approx ≈≒≅   \equiv ≡   \in ∈   \notin ∉   \subset ⊂⊆   \cup ∪   \cap ∩   \setminus ∖   \emptyset ∅
\sum ∑   \prod ∏   \int ∫   \mid ∣   \Vert ‖∥   \langle ⟨   \rangle ⟩   \lfloor ⌊   \rfloor ⌋   \lceil ⌈   \rceil ⌉   \ldots …⋯
' ′’‘   " “”   , 、，   ; ；   : ：   ( （   ) ）   [ 【   ] 】   \% ％﹪٪   . 。   ¥ ￥   ₩ ￦   \degreeC ℃   \degreeF ℉
\mathbb{R} ℝ   \mathbb{Z} ℤ   \mathbb{N} ℕ   \mathbb{Q} ℚ   \mathbb{C} ℂ   \ell ℓ
\frac{1}{2} ½   \frac{1}{3} ⅓   \frac{2}{3} ⅔   \frac{1}{4} ¼   \frac{3}{4} ¾   \frac{1}{5} ⅕   \frac{2}{5} ⅖   \frac{3}{5} ⅗
\frac{4}{5} ⅘   \frac{1}{6} ⅙   \frac{5}{6} ⅚   \frac{1}{8} ⅛   \frac{3}{8} ⅜   \frac{5}{8} ⅝   \frac{7}{8} ⅞
\alpha α   \beta β   \gamma γ   \delta δ   \epsilon εϵ   \zeta ζ   \eta η   \theta θ   \iota ι   \kappa κ   \lambda λ   \mu μµ
\nu ν   \xi ξ   \pi π   \rho ρ   \sigma σς   \tau τ   \upsilon υ   \phi φϕ   \chi χ   \psi ψ   \omega ω   \Gamma Γ   \Delta Δ
\Theta Θ   \Lambda Λ   \Xi Ξ   \Pi Π   \Sigma Σ   \Phi Φ   \Psi Ψ   \Omega ΩΩ`

const blanks = '\u00a0\u2009\u202f\u2007\u200a\u2002\u2003\u3000'
const nothing = '\u200b\u2060\ufeff\u2061\u2062\u200e'

const spellings: ReadonlyMap<string, string> = new Map([
  ...table
    .trim()
    .split(/\s{2,}|\n/)
    .flatMap((entry) => {
      const [sign = '', characters = ''] = entry.split(' ')
      // A blank keeps the letters after a command apart from it.
      const spelled = /^\\[a-z]+$/i.test(sign) ? `${sign.replace('degree', 'degree ').trimEnd()} ` : sign
      return [...characters].map((character): [string, string] => [character, spelled])
    }),
  ...[...blanks].map((blank): [string, string] => [blank, ' ']),
  ...[...nothing].map((invisible): [string, string] => [invisible, '']),
])

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ'
const lowered = '₀₁₂₃₄₅₆₇₈₉₊₋ₙᵢ'

/** Whether a text has none but ASCII characters, and so nothing to respell. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 126) return false
  return true
}

/** A text in which every mathematical sign is spelled as LaTeX spells it. Words in other scripts stay. Linear in its length. */
export function respelled(text: string): string {
  if (isPlain(text)) return text
  let result = ''
  let shift = ''
  for (const character of text) {
    const now = shiftOf(character)
    if (now !== shift) {
      if (shift !== '') result += '}'
      else if (character === '²' || character === '³') result = withUnitBefore(result)
      if (now !== '') result += `${now}{`
      shift = now
    }
    result += spelling(character)
  }
  return shift === '' ? result : `${result}}`
}

/** `5m²`: before a raised 2 or 3 in plain text an m behind a number is a metre. */
function withUnitBefore(text: string): string {
  return /[\d\s]m$/.test(text.slice(-2)) ? `${text.slice(0, -1)}\\text{m}` : text
}

function shiftOf(character: string): '^' | '_' | '' {
  if (character.charCodeAt(0) < 127) return ''
  if (raised.includes(character)) return '^'
  return lowered.includes(character) ? '_' : ''
}

function spelling(character: string): string {
  if (character.charCodeAt(0) < 127) return character
  const known = spellings.get(character)
  if (known !== undefined) return known
  return character.normalize('NFKC').replace('−', '-')
}
