/** A ratio that notes name, with what it is of: a share in per cent, or a multiple. */
export interface NamedRatio {
  readonly name: RegExp
  /** What the amount above the line, and the one below it, are called: parts of regular expressions. */
  readonly top: string
  readonly bottom: string
  readonly isPercent: boolean
}

const revenue = '\\brevenues?\\b|\\bsales\\b|\\bturnover\\b|매출(?:액)?(?!총|원가|\\s?비중|\\s?비율)'
const earnings =
  '\\bearnings\\b(?! yield)|\\bEPS\\b|\\bnet (?:income|profit)\\b|\\bprofits?\\b|주당\\s?순?이익|(?:당기)?순이익(?!률)|이익(?!률)'
const price =
  '\\b(?:share |stock )?price\\b|\\bshares? (?:at|trade at|closed at|cost)|\\btrad\\w+ at\\b|\\bclos\\w+ (?:at|price)\\b|\\bquoted at\\b|^\\s?(?:a|per) share\\b|\\bstock\\b|주가(?!수익|순자산)|\\bmarket (?:cap\\w*|value)\\b|시가총액|시총'
const value =
  '\\bmarket (?:cap\\w*|value)\\b|\\bvaluation\\b|\\bvalued at\\b|\\benterprise value\\b|\\bEV\\b|시가총액|시총|기업가치'

/** More special ratios first: a gross margin is a margin too. */
export const namedRatios: readonly NamedRatio[] = [
  {
    name: /\bgross margin|매출총이익률/iu,
    top: '\\bgross (?:profit|income)\\b|매출총이익(?!률)',
    bottom: revenue,
    isPercent: true,
  },
  {
    name: /\bEBITDA margin|EBITDA\s?(?:마진|이익률)/iu,
    top: '\\bEBITDA\\b(?!\\s?(?:margin|마진|이익률))',
    bottom: revenue,
    isPercent: true,
  },
  {
    name: /\b(?:free cash[- ]flow|FCF) margin|(?:FCF|잉여현금흐름)\s?(?:마진|이익률)/iu,
    top: '\\bfree cash[- ]flow\\b(?! margin)|\\bFCF\\b(?!\\s?(?:margin|마진))|잉여현금흐름(?!\\s?(?:마진|이익률))',
    bottom: revenue,
    isPercent: true,
  },
  {
    name: /\bnet (?:profit |income )?margin|순이익률/iu,
    top: '\\bnet (?:income|profit|earnings)\\b|순이익(?!률)',
    bottom: revenue,
    isPercent: true,
  },
  {
    name: /\b(?:op(?:erating|\.)?|EBIT) (?:profit |income )?margin|영업\s?이익률|영업\s?마진/iu,
    top: '\\boperating (?:income|profits?|earnings|result)\\b|\\b(?:income|profits?) from operations\\b|\\bEBIT\\b(?! margin)|\\bbefore interest and tax\\b|영업\\s?이익(?!률)',
    bottom: revenue,
    isPercent: true,
  },
  {
    name: /\bcapex (?:intensity|ratio|to sales)|\bcapital intensity|설비투자\s?(?:비율|비중|집약도)/iu,
    top: '\\bcapex\\b(?! (?:intensity|ratio|to))|\\bcapital (?:spending|expenditures?)\\b|설비투자(?:액|비)?(?!\\s?(?:비율|비중|집약))',
    bottom: revenue,
    isPercent: true,
  },
  {
    name: /\bR&D (?:intensity|ratio|quota)|연구개발비?\s?(?:비율|비중)/iu,
    top: '\\bR&D\\b(?! (?:intensity|ratio|quota))|\\bresearch(?: and development)?\\b|연구개발비?(?!\\s?(?:비율|비중))',
    bottom: revenue,
    isPercent: true,
  },
  {
    name: /\b(?:effective )?tax rate|(?:유효|실효)?\s?(?:법인)?세율/iu,
    top: '\\btax(?:es)?\\b(?! rate)|법인세(?!율|\\s?(?:차감|비용 차감))|세금',
    bottom: '\\b(?:pre-?tax|profits? before tax|income before)(?:\\s\\w+)?\\b|세전\\s?(?:이익|순이익)',
    isPercent: true,
  },
  {
    name: /\bpayout(?: ratio)?\b|배당성향/iu,
    top: '\\bdividends?\\b(?! yield)|배당(?:금|총액)?(?!성향|수익률)|\\bDPS\\b',
    bottom: earnings,
    isPercent: true,
  },
  {
    name: /\bdividend yield|\byields?\b(?=[^.;]{0,40}dividend)|배당수익률/iu,
    top: '\\bdividends?\\b(?! yield)|배당(?:금)?(?!성향|수익률)|\\bDPS\\b',
    bottom: price,
    isPercent: true,
  },
  { name: /\bearnings yield|이익수익률/iu, top: earnings, bottom: price, isPercent: true },
  {
    name: /\breturn on equity|\bROE\b|자기자본이익률/iu,
    top: earnings,
    bottom: '\\bequity\\b|\\bbook value\\b|자기자본(?!이익률)|자본(?:총계)?(?!이익)',
    isPercent: true,
  },
  {
    name: /\bdebt[- ]to[- ]equity|\bgearing\b|부채비율/iu,
    top: '\\bdebts?\\b(?![- ]to)|\\bliabilities\\b|부채(?:총계)?(?!비율)',
    bottom: '\\bequity\\b|자기자본|자본(?:총계)?',
    isPercent: true,
  },
  {
    name: /\b(?:net )?debt[- ](?:to[- ]|\/\s?)EBITDA|\bleverage\b|순(?:차입금|부채)\s?\/\s?EBITDA/iu,
    top: '\\b(?:net )?debt\\b(?![- ]to|\\s?\\/)|순?(?:차입금|부채)(?!\\s?\\/)',
    bottom: '(?<!to |/\\s?)\\bEBITDA\\b',
    isPercent: false,
  },
  {
    name: /\bEV\s?\/\s?EBITDA|(?:times|x) (?:its |forward |trailing |expected )?EBITDA/iu,
    top: value,
    bottom: '(?<!\\/\\s?|times |x )\\bEBITDA\\b',
    isPercent: false,
  },
  {
    name: /\bEV\s?\/\s?[Ss]ales|\bprice[- ]to[- ]sales|\bP\/S\b|\bPSR\b|주가매출비율|(?:times|x) (?:its |annual |annuali[sz]ed |forward |trailing |expected )*(?:sales|revenues?)\b/iu,
    top: value,
    bottom: `(?<!times |x |/\\s?)(?:${revenue})`,
    isPercent: false,
  },
  {
    name: /\bprice[- ]to[- ]book|\bP\/B\b|\bPBR\b|주가순자산비율|(?:times|x) (?:its |tangible )?book/iu,
    top: price,
    bottom: '(?<!times |x |to-)\\bbook(?: value)?\\b|\\bBPS\\b|순자산(?!비율)|자본총계',
    isPercent: false,
  },
  {
    name: /\bP\/?E\b(?:\s(?:ratio|multiple))?|\bPER\b|주가수익비율|\b(?:price[- ]earnings|price[- ]to[- ]earnings)|(?:times|x) (?:its |the |this year's |next year's |forward |trailing |expected |last year's )*(?:earnings|profits?|net income)\b/iu,
    top: price,
    bottom: `(?<!times |x |price[- ]to[- ]|price[- ])(?:${earnings})`,
    isPercent: false,
  },
  {
    name: /\bbook[- ]to[- ]bill|수주\s?\/\s?매출|수주출하비율|\bBB율/iu,
    top: '\\borders?\\b|\\bbookings\\b|수주(?:액)?(?!\\s?\\/|출하)',
    bottom: `\\bbillings\\b|\\bshipments\\b|출하(?:액)?|${revenue}`,
    isPercent: false,
  },
  {
    name: /\butili[sz]ation\b|\boccupancy\b|\bload factor|가동률|이용률|점유율(?=[^.;]{0,12}\()|입주율/iu,
    top: '\\b(?:in use|used|busy|running|leased|let|occupied|rented|billed|sold|active|filled|generated)\\b|가동\\s?중?(?!률)|사용(?!률)|임대|입주(?!율)|이용(?!률)',
    bottom:
      '\\b(?:capacity|installed|available|total|in all|nameplate|existing)\\b|설비\\s?(?:용량)?|용량|보유|전체|총|가용',
    isPercent: true,
  },
  {
    name: /\bmarket share\b|\bshare of the (?:\w+ )?market\b|시장\s?점유율/iu,
    top: '\\bits (?:own )?(?:revenues?|sales|shipments|deliveries)\\b|\\b(?:sold|shipped|delivered)\\b|출하(?:량)?|판매(?:량)?|자사 매출',
    bottom:
      '\\bmarket (?:of|size|totals?|was|is|volume)\\b|^\\s?market\\b|(?:전체|총)?\\s?시장\\s?(?:규모)?(?!\\s?점유)',
    isPercent: true,
  },
]
