import type { Hedge } from './mention.ts'

/** Words before a number, up to the number itself; a currency or article may stand between. */
export const hedgesBefore: readonly (readonly [RegExp, Hedge])[] = [
  [/(?:no|not) (?:more|over|above) than\s?$/i, 'most'],
  [/(?:no|not) (?:less|fewer) than\s?$/i, 'least'],
  [/(?:at least|a minimum of|not below|minimum|최소|적어도|≥|>=)\s?$/i, 'least'],
  [
    /(?:at most|(?<!\b(?:add|adds|added|adding|sum|sums|summed) )up to|a maximum of|maximum|as much as|최대|많아야|기껏해야|≤|<=)\s?$/i,
    'most',
  ],
  [/(?:more than|over|above|exceeding|exceeds?|upwards? of|>)\s?$/i, 'above'],
  [/(?:less than|fewer than|under|below|almost|nearly|close to|just short of|거의|<)\s?$/i, 'below'],
  [/(?:about|around|approximately|approx\.?|roughly|some|circa|c\.|~|≈|약|대략|어림잡아)\s?$/i, 'about'],
]

/** Words after a number and its unit. */
export const hedgesAfter: readonly (readonly [RegExp, Hedge])[] = [
  [/^\s?(?:or more|and more|and above|or above|plus\b|이상)|^\+(?=[\s,.;)]|$)/i, 'least'],
  [/^\s?(?:or less|or fewer|or below|at most|이하|이내)/i, 'most'],
  [/^\s?(?:이?\s?넘|을 넘|를 넘|을 웃|를 웃|을 상회|를 상회|초과|여(?=\s|[를을이가의]))/, 'above'],
  [
    /^\s?(?:미만|에 못\s?미|을 밑|를 밑|을 하회|를 하회|에 육박|에 근접|가까이|에 가깝|에 달할 정도)/,
    'below',
  ],
  [/^\s?(?:or so|가량|안팎|내외|정도|남짓|수준)/i, 'about'],
]
