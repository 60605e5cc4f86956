import type { Mention } from '../mention/mention.ts'

const money = '(?:US)?[$₩€£¥]?'
const small =
  '(?:(?:about|around|some|roughly|nearly|almost|more than|over|another|a further|as much as|a|its|their) )*'
const changedBefore = new RegExp(
  `\\b(?:wip\\w+(?: (?:out|off))?|up|down|eras\\w+|destroy\\w+|add(?:s|ed|ing)?|los(?:es?|t|ing)|shed(?:s|ding)?|cut(?:s|ting)?|sav(?:es|ed|ing)|gain(?:s|ed|ing)?|knock\\w*(?: off)?|lopp\\w*(?: off)?|shav\\w+(?: off)?|vaporis\\w+|evaporat\\w+|by|(?:drop|fall|rise|increase|decline|gain|loss|jump|cut|reduction|decrease) of|burn\\w* through) ${small}${money}$`,
  'iu',
)
const changedAfter =
  /^\s?by which\b|^\s?(?:of (?:its |their )?(?:market )?(?:value|capitali[sz]ation)? ?(?:was|were|had been|is) (?:wiped|lost|erased|gone|added)|in (?:market )?value (?:was|were) (?:wiped|lost|erased))|^\s?(?:가량|정도)?(?:이|가|을|를|만큼)?\s?(?:증발|사라|날아|줄|늘|감소|증가한?(?!율)|하락|상승|추가|더해|빠[졌지]|절감|감축|삭감|올[린려렸]|올리|내[린려렸]|내리|인상|인하|상향|하향)/iu
const afterBefore = new RegExp(
  `\\b(?:leav\\w+|left)\\b[^.;\\d%]{0,44}\\s${money}$|\\b(?:to|reach\\w*|now (?:stands at|at|worth|has|employs)|stood at|finish\\w* at|ended (?:the day )?at|closed at) ${small}${money}$|, at ${small}${money}$|(?:남은|남아\\s?있는|현재)\\s?[^.;\\d]{0,14}$|(?:줄어든|늘어난|감소한|증가한|하락한|상승한|떨어진|오른|내린)\\s?[^.;\\d]{0,6}$`,
  'iu',
)
const afterAfter =
  /^\s?(?:으로|로)\s?(?:[^.;]{0,26}?\s)?(?:줄|늘|내려|올라|올[린려렸]|올리|내[린렸]|내리|인상|인하|상향|하향|감소|증가|떨어|낮아|높아|마감|마쳤|하락|상승|증발|사라)|^\s?(?:가|이|만)\s?(?:남|됐|되었)/u
const beforeBefore = new RegExp(
  `\\b(?:from|out of|on|of its|of their|of a workforce of|had been|before, it was|was worth) ${small}${money}$|(?:기존|종전|당초|이전|직전)\\s?[^.;\\d]{0,12}$`,
  'iu',
)
const beforeAfter = /^\s?(?:에서|이던|이었던|였던|중\s|가운데)/u

type Place = Pick<Mention, 'from' | 'to'>

/** "Wiping out $18bn", "by 2,000 people", "3조원이 증발": how much something changed by. */
export function isChange(text: string, place: Place): boolean {
  return isMarked(text, place, changedBefore, changedAfter)
}

/** "Leaving $110bn", "to 12,400", "남은 시가총액은 27조원": what there is after a change. */
export function isLeft(text: string, place: Place): boolean {
  return isMarked(text, place, afterBefore, afterAfter)
}

/** "From $20bn", "of its 12,000", "9,000명에서": what there was before. */
export function wasThere(text: string, place: Place): boolean {
  return isMarked(text, place, beforeBefore, beforeAfter)
}

function isMarked(text: string, { from, to }: Place, before: RegExp, after: RegExp): boolean {
  return before.test(text.slice(Math.max(0, from - 64), from)) || after.test(text.slice(to, to + 48))
}
