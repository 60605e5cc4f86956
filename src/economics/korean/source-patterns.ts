import type { KoreanPattern } from './korean-words.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** How sources are named that many facts share. Titles of papers and names of repositories stay what they are. */
export const sourcePatterns: readonly KoreanPattern[] = [
  [
    /^Korean weekly of 7 February 2025, (.+)$/,
    (place = '') => `2025년 2월 7일자 국내 위클리 ${place.replace('table ', '표 ').replace('fig ', '그림 ')}`,
  ],
  [/^Korean weekly of 7 February 2025$/, () => '2025년 2월 7일자 국내 위클리'],
  [/^model card of (\S+), via reports of the release$/, (model = '') => `${model} 모델 카드(출시 보도 인용)`],
  [/^model card of (\S+)$/, (model = '') => `${model} 모델 카드`],
  [
    /^config\.json of (\S+), as copied in (\S+) at (\w+)(: the same shape)?$/,
    (model = '', from = '', at = '', same = '') =>
      `${model}의 config.json(${from} ${at} 사본${same === '' ? '' : ', 같은 형상'})`,
  ],
  [
    /^config\.json of (\S+), as reprinted in public repositories(; every sixth layer is global)?$/,
    (model = '', global = '') =>
      `${model}의 config.json(공개 저장소 사본${global === '' ? '' : ', 여섯 레이어마다 하나가 전역'})`,
  ],
  [
    /^config\.json of (\S+): the shape of (\S+)$/,
    (model = '', other = '') => `${model}의 config.json(${other}과 같은 형상)`,
  ],
  [/^(.+) data sheet$/, (name = '') => `${name} 데이터시트`],
  [/^(.+) architecture white paper$/, (name = '') => `${name} 아키텍처 백서`],
  [
    /^(arXiv [\d.]+) \((.+)\), table ([\d.]+)$/,
    (id = '', title = '', table = '') => `${id}(${title}), 표 ${table}`,
  ],
  [/^(arXiv [\d.]+) \((.+)\)$/, (id = '', title = '') => `${id}(${title})`],
  [/^(arXiv [\d.]+), table ([\d.]+)$/, (id = '', table = '') => `${id}, 표 ${table}`],
  [/^(arXiv [\d.]+), section ([\d.]+)$/, (id = '', section = '') => `${id}, ${section}절`],
  [
    /^(.+) of (\d+) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})$/,
    (what = '', day = '', month = '', year = '') =>
      `${what}, ${year}년 ${months.indexOf(month) + 1}월 ${day}일`,
  ],
]
