/** How far the money of a project is, in Korean. */
export const koreanFundingStatuses: Readonly<Record<string, string>> = {
  held: '보유',
  'not executed': '미집행',
  negotiating: '협상 중',
  'in progress': '진행 중',
  'under review': '검토 중',
  'no commitment': '약정 없음',
}

/** What the money of a project is, in Korean, for tables of few letters. */
export const koreanFundingItems: Readonly<Record<string, string>> = {
  'funds held': '보유 자금',
  commitment: '약정',
  'planned investment': '투자 계획',
  'total cost of its share of phase 1': '1단계 분담분 TCO',
  'capex of its share of phase 1': '1단계 분담분 CapEx',
  more: '추가 투자',
  'a tenth, at most, of its 1,500 bn of AI funds': 'AI 투자 여력 1조 5,000억 달러의 최대 10%',
}
