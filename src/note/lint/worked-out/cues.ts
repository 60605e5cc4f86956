/** Words by which a sentence says that a number follows from others. */

const fill =
  '(?:only |just |about |around |roughly |some |almost |nearly |over |a mere |an? |the |total of |overall |a total of |약 |총 |모두 |대략 |고작 |무려 )*(?:US)?[$€₩£]?$'

/** Right before the number. */
export const follows: RegExp = new RegExp(
  `(?:,? or|\\bi\\.e\\.,?|\\bthat is,?|\\b(?:which|that|this|it) (?:is|are|was|makes?|means|gives|equals|comes (?:out )?(?:to|at)|works out (?:at|to)|amounts to|implies|translates (?:in)?to)|\\bthat(?:'s|’s)|\\bmak(?:es?|ing)|\\bgiv(?:es?|ing)|\\bequal(?:s|ling)?(?: to)?|\\bequivalent to|\\bworks? out (?:at|to)|\\bcom(?:es?|ing) (?:out )?(?:to|at)|\\bruns? to|\\bamount(?:s|ing)? to|\\bimpl(?:ies|ying)|\\bmean(?:s|ing)|\\bneeds?|\\brequires?|\\b(?:would|will|should|must) (?:need|cost|take|draw|be|have been)|\\bcosts? (?:us|them|it|you)|\\byield(?:s|ing)?|\\bvalu(?:es|ing) [^.;\\d]{0,40} at|\\b(?:tak(?:es?|ing)|bring(?:s|ing)?|rais(?:es?|ing)|lift(?:s|ing)?) (?:[^.;\\d]|20\\d\\d){0,40} to|\\bcorresponds to|\\bputs? [^.;\\d]{0,40} at|\\bthrough in|\\btrades? (?:on|at)|\\bcovers? [^.;\\d]{0,40}|=|≈|→|즉,?|곧,?|다시 말해,?) ?${fill}`,
  'iu',
)
/** Anywhere before the last number of a sentence. */
export const therefore: RegExp =
  /(?:^|[\s,])(?:so|thus|hence|therefore|consequently)[\s,]|따라서|그러므로|역산|환산|결국|그러면|그럼|(?:므로|이니|니까|라니|하면|되면|리면|쓰면|았으니|었으니|곱한|곱해|적용해|적용하면|이면|으면|치면|누면|곱하면|나누면|환산 시|계산 시|적용 시)(?=[\s,])/iu
/** How a sentence begins that reckons with the one before. */
export const anaphora: RegExp =
  /^(?:that|this|it|so|thus|hence|then|therefore|in other words|put differently|in all|all in|all told|together|in total|altogether|on average|at (?:about )?[$€£₩]?\d)\b|^(?:이는|이것은|이로써|그러면|그럼|즉|곧|따라서|결국|이 경우|이대로면|합치면|합하면|더하면|모두|총|평균하면|평균|나머지|한 ?(?:장|대|명|달|개|건)|[장대명개건주]당|MW당)/iu
/** Right after the number: Korean says it there. */
export const saidAfter: RegExp =
  /^\s?(?:꼴|인 셈|이라는 셈|에 해당|이라는 계산|이라는 얘기|이 (?:된다|되는|나온|든다|들어)|가 (?:된다|되는|나온|든다|들어)|이\s?들고|of runway|of (?:supply|stock|cover)\b|apiece\b|each\b(?! of)|a (?:head|piece|megawatt|chip|card|unit|seat|share)\b|per (?:head|piece|megawatt|chip|card|unit|seat|share|MW)\b)/iu
export const unitBefore: RegExp =
  /(?:[장대명개건주곳]|MW|GW|kW|GPU|칩|인|가구|문항|토큰|서버)당\s?(?:약\s?|평균\s?)?[$₩]?$/u
export const added: RegExp =
  /\b(?:adds? up to|add(?:ing|ed)? up|sums? to|total(?:s|ling|ing|led)?|together|combined|in all|all in|all told|altogether|in total)\b|합계|합쳐|합치|합하|더하|더해|합산|도합|합은|모두|통틀어|총액|총계/iu
export const inAll: RegExp = /^[^,.;\d]{0,24}\b(?:in all|altogether|in total|together|combined|all told)\b/iu
export const averaged: RegExp = /\b(?:averages?|averaging|mean)\b|(?<!가중\s?)평균/iu
export const middle: RegExp = /\bmedian\b|중간값|중앙값/iu
export const weighted: RegExp = /\b(?:blended|weighted|mixed)\b|가중|혼합/iu
export const costs: RegExp = /\bcosts?\b|\bexpens\w+|\bspends?\b|원가|비용|인건비/iu
export const leaves: RegExp =
  /\b(?:leav(?:es|ing)|left with|worked off|(?:so|thus|it) (?:it )?(?:added|gained|lost|shed|hired)|gap of|difference of|lead of|for (?:a |an )?(?:net |operating )?(?:profit|loss|surplus|shortfall))\b|빼면|제하면|차감|남는|남은|차이|격차|차액/iu
/** Right after the number: by so much more or less than another. */
export const apartAfter: RegExp = /^\s?(?:을|를)?\s?(?:[가-힣]{1,4}\s)?(?:웃돌|밑돌|상회|하회|초과)/u
export const rest: RegExp =
  /\b(?:remaining|remainder|the rest|everything else|others?|margin|left)\b|나머지|이익률|마진|남는/iu
export const ofWhole: RegExp =
  /\b(?:of which|of (?:it|them|these|those|the)|share|yield|proportion|active|activated|accounts? for|makes? up|represents?|stake|ratio)\b|중|가운데|비중|비율|점유율|차지|수익률|지분|몰렸|전체의/iu
export const otherRate: RegExp =
  /\b(?:tax rate|interest|CAGR|a year|per year|annual\w*|each year|coupon|discount rate|WACC|utili[sz]ation|accuracy|probability|chance|confidence)\b|세율|금리|연평균|확률|신뢰/iu
/** A change against a time whose amount is not given. */
export const otherTime: RegExp =
  /(?:지난해|전년|작년|전분기|전월|동기)[^\d]{0,8}$|\b(?:year[- ](?:on|over)[- ]year|yoy|than (?:last|a) year|(?:from|than) (?:a|the) year (?:ago|earlier))\b|^\s?\(?(?:up|down|\+)\s?$/iu
/** What lies between two amounts is one amount. */
export const between: RegExp = /\bbetween\b|\branges?\b|사이|범위/iu
export const taller: RegExp =
  /크다|컸|작다|작았|빠르|느리|비싸|싸다|저렴|larger|bigger|smaller|faster|slower|dearer|cheaper|wider|longer|shorter/iu
export const compares: RegExp =
  /\b(?:drop\w*|fall|decline|rise|increase|gain|jump|growth|reduction|saving|premium|discount|beat|cut|by|yields?|multiple|leverage)\b|낙폭|인하 폭|상승 폭|상승률|하락률|증가율/iu
/** So much for one of them, and then for all of them. */
export const each: RegExp = /\b(?:each|apiece|per)\b|[가-힣A-Z]당\s|씩/iu
export const allOf: RegExp = /\b(?:in all|total\w*|whole|altogether|all of them)\b|전체|총|모두|합계/iu
export const covers: RegExp = /\bcovers?\b|\bcoverage\b/iu
/** Of another time or kind than what was counted before it. */
export const otherScope: RegExp =
  /\b(?:target\w*|list price|list-price|plans? to|planned|aims?|guid\w+|consensus|expect\w*|forecast\w*|budget\w*|capacity|limit|ceiling|minimum|maximum|at most|at least|up to|as much as|rival|competitor|peer|industry|average of the)\b|목표|정가|계획|컨센서스|예상|전망|가이던스|한도|최대|최소|경쟁사|업계|기존|이전/iu
/** A part that is not counted is spoken of. */
export const partly: RegExp =
  /\bthe rest\b|\bcached\b|\bsome of\b|\bhalf of\b|\ba (?:third|quarter|fifth) (?:of|were|was)\b|나머지|일부|절반/iu
/** What went from one amount to another is one thing at two times. */
export const turns: RegExp =
  /\b(?:up|down) from\b|\bfrom [$€£₩]?[\d.,]+\s?\w* to\b|\b(?:versus|against|compared (?:with|to))\b|에서\s[^.;]{0,24}(?:으로|로)\s|대비|보다/iu
