import type { Relation } from './tree.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Functions of one argument, by their names in LaTeX, in plain text and in programs. */
export const functions: ReadonlySet<string> = words(
  'sin cos tan cot sec csc arcsin arccos arctan arccot arcsec arccsc asin acos atan sinh cosh tanh coth sech csch arsinh arcosh artanh asinh acosh atanh ln log lg exp sqrt cbrt abs floor ceil gcd lcm max min det tr arg Re Im sgn sign mod deg',
)

/** Names of more than one letter that are a single symbol wherever they stand. */
export const constants: ReadonlySet<string> = words(
  'pi alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell hbar infinity',
)

/** Commands that only set type. */
export const ignoredCommands: ReadonlySet<string> = words(
  'left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle scriptstyle limits nolimits quad qquad enspace thinspace medspace thickspace negthinspace mathstrut strut rm bf it sf tt cal rmfamily bfseries itshape large Large huge tiny small normalsize boxed fbox bold mathit mathbf mathsf mathtt mathcal mathfrak mathscr boldsymbol bm vec overrightarrow smash mathopen mathclose mathbin mathrel mathord textcolor hfill par noindent protect ensuremath cancel underline',
)

/** Commands whose braces hold words. */
export const textCommands: ReadonlySet<string> = words(
  'text textbf textit textrm textnormal textsf texttt textsc textup textmd emph mbox hbox mathrm operatorname unit mathnormal',
)

/** Commands with an argument that says nothing. */
export const measureCommands: ReadonlySet<string> = words(
  'hspace vspace kern phantom hphantom vphantom label tag color',
)

/** Commands of several spellings, by the sign they become. */
export const signs: ReadonlyMap<string, string> = new Map(
  [
    '≤ le leq leqslant leqq',
    '≥ ge geq geqslant geqq',
    '≠ ne neq',
    '< lt',
    '> gt',
    '≈ approx simeq cong thickapprox doteq',
    '≡ equiv',
    '∈ in',
    '∉ notin',
    '⊂ subset subseteq subsetneq',
    '∪ cup bigcup',
    '∩ cap bigcap',
    '∖ setminus backslash smallsetminus',
    '* times cdot ast star cdotp bullet',
    '/ div',
    '± pm',
    '∓ mp',
    '° degree degrees textdegree',
    '% percent',
    '⟨ langle',
    '⟩ rangle',
    '| lvert rvert vert mid',
    '‖ lVert rVert Vert Vert',
    '⌊ lfloor',
    '⌋ rfloor',
    '⌈ lceil',
    '⌉ rceil',
    '… ldots dots cdots dotsc dotsb dotsm',
    '( lparen',
    ') rparen',
    '[ lbrack',
    '] rbrack',
    '⦃ lbrace',
    '⦄ rbrace',
    ': colon',
    '$ textdollar',
    '€ euro texteuro',
    '£ pounds textsterling',
    '¥ yen',
    '⇒ to rightarrow Rightarrow implies Longrightarrow longrightarrow iff Leftrightarrow',
    "' prime",
  ].flatMap((line) => {
    const [sign = '', ...names] = line.split(' ')
    return names.map((name): [string, string] => [name, sign])
  }),
)

/** Commands with a meaning of their own to the parser. */
export const structures: ReadonlySet<string> = words(
  'frac dfrac tfrac cfrac binom dbinom tbinom sqrt root over choose sum prod int lim overline bar widehat hat tilde mathbb Bbb infty emptyset varnothing circ pmod bmod pod begin end dot ddot stackrel underbrace overbrace imath jmath not operatorname',
)

const relationSigns: ReadonlySet<string> = new Set<Relation>([
  '=',
  '≠',
  '<',
  '≤',
  '>',
  '≥',
  '≈',
  '≡',
  '∈',
  '∉',
  '⊂',
])

export function isRelation(sign: string): sign is Relation {
  return relationSigns.has(sign)
}

/** Whether a command of this name exists: what tells an escaped escape (`\\frac`) from the end of a row. */
export function isCommand(name: string): boolean {
  return (
    structures.has(name) ||
    functions.has(name) ||
    constants.has(name) ||
    ignoredCommands.has(name) ||
    textCommands.has(name) ||
    signs.has(name)
  )
}
