import type { KoreanWords } from '../korean/korean-words.ts'

/** `jevons export-rule` in Korean. */
export const ruleKorean: KoreanWords = {
  names: {
    'quota in TPP': '할당량(TPP)',
    'quota in accelerators': '할당량(가속기 환산)',
    'what remains of the quota, in accelerators': '할당량 잔량(가속기 환산)',
    'delivered so far, in TPP': '지금까지의 인도량(TPP)',
    'licence exception LPP, by ultimate consignee and calendar year': '허가 예외 LPP(최종 수하인·연도별)',
    'tier 2 country, 2025 to 2027 together': '2등급 국가(2025~2027년 합계)',
    'tier 2 country with an agreement between governments': '정부 간 협정을 맺은 2등급 국가',
    'national validated end user, all of it by the end of 2027':
      '국가별 검증 최종 사용자(NVEU), 2027년 말까지 전체',
  },
  namePatterns: [[/^TPP of one (.+)$/, (name = '') => `${name} 하나의 TPP`]],
  symbols: { quota: '할당량', used: '사용', each: '개당', remaining: '잔량', count: '수량' },
  sources: {
    '15 CFR 740 supplement 1, country group D:1, as of November 2023':
      '15 CFR 740 부록 1, 국가 그룹 D:1, 2023년 11월 기준',
    '15 CFR 740 supplement 1, country group D:4, as of November 2023':
      '15 CFR 740 부록 1, 국가 그룹 D:4, 2023년 11월 기준',
    '15 CFR 740 supplement 1, country group D:5; without Cyprus, which group A:6 takes out of these rules':
      '15 CFR 740 부록 1, 국가 그룹 D:5. 그룹 A:6이 이 규칙에서 제외하는 키프로스는 뺌',
    '15 CFR 746.1 (a), as amended at 90 FR 42320, 2 September 2025':
      '15 CFR 746.1 (a), 90 FR 42320(2025년 9월 2일) 개정 반영',
    '15 CFR 746.2: embargo of Cuba': '15 CFR 746.2: 쿠바 금수',
    '15 CFR 746.7 and 31 CFR 560: embargo of Iran': '15 CFR 746.7 및 31 CFR 560: 이란 금수',
    '15 CFR 746.4: embargo of North Korea': '15 CFR 746.4: 북한 금수',
    '15 CFR 746.9: sanctions on Syria': '15 CFR 746.9: 시리아 제재',
    '15 CFR 746.8: sanctions on Russia (87 FR 12226; all of the list from 8 April 2022, 87 FR 22130)':
      '15 CFR 746.8: 러시아 제재(87 FR 12226, 2022년 4월 8일부터 통제 목록 전체 87 FR 22130)',
    '15 CFR 746.8: sanctions on Belarus (87 FR 13048; all of the list from 8 April 2022, 87 FR 22130)':
      '15 CFR 746.8: 벨라루스 제재(87 FR 13048, 2022년 4월 8일부터 통제 목록 전체 87 FR 22130)',
    'Framework for Artificial Intelligence Diffusion, 90 FR 4544, 15 January 2025: supplement 5 to part 740 (a); country group D:5 and Macau; all others':
      'AI 확산 프레임워크, 90 FR 4544, 2025년 1월 15일: 740편 부록 5 (a), 국가 그룹 D:5와 마카오, 그 밖의 모든 국가',
    'Korean weekly of 7 February 2025, II.1(6) table 4, crediting Data Gravity':
      '2025년 2월 7일자 국내 위클리 II.1(6) 표 4(Data Gravity 인용)',
    "fits the printed 320,000 and a law firm's 'more than six times' the country's: 5,064 / 790 = 6.41":
      '인쇄된 320,000개, 그리고 국가 할당량의 ‘6배 이상’이라는 법무법인 설명과 맞음: 5,064 / 790 = 6.41',
  },
  notes: {
    "informed 26 August, made public on 31 August; future circuits are covered from thresholds 'roughly equivalent to the A100', here those of the A100 itself":
      '8월 26일 통지, 8월 31일 공개. 이후의 칩은 ‘A100과 대체로 같은’ 기준부터 해당하며 여기서는 A100 자체의 값을 썼다',
    'its NVLink bridge makes 600 GB/s of it; the facts count the card without':
      'NVLink 브리지를 쓰면 600 GB/s가 된다. 사양은 브리지 없는 카드 기준이다',
    'in force in steps on 7, 12 and 21 October 2022; 3A090 and 4A090 with the last':
      '2022년 10월 7일, 12일, 21일에 단계적으로 발효되었고 3A090과 4A090은 마지막 날에 발효되었다',
    "named A100, A800, H100, H800 and L40S; brought the rule's licence requirement forward from 17 November":
      'A100, A800, H100, H800, L40S를 지목했고, 11월 17일에 시작될 허가 의무를 앞당겼다',
    'note 2 takes out what is not for data centres, but only below a TPP of 4,800; from there licence exception NAC is open':
      '주석 2는 데이터센터용이 아닌 것을 제외하지만 TPP 4,800 미만일 때만이다. 그 이상은 허가 예외 NAC를 쓸 수 있다',
    "corrected by 89 FR 23876 in force 4 April 2024, thresholds unchanged; guidance of 31 May 2026 confirms that it holds for whoever has its headquarters, or its ultimate parent's, in D:5 or Macau, wherever it is":
      '89 FR 23876으로 정정되어 2024년 4월 4일 발효되었으나 기준은 그대로다. 2026년 5월 31일 지침은 본사나 최종 모회사가 D:5 또는 마카오에 있으면 소재지와 관계없이 적용됨을 확인했다',
    "of memory stacks on their own; what is packed with a logic die is of that die's class":
      '단독 메모리 적층에 적용된다. 로직 다이와 함께 패키징된 것은 그 다이의 등급을 따른다',
    'rescission announced, and enforcement stopped, two days before anybody had to comply; the notice that formalises it was still to be published in June 2026':
      '준수 시한 이틀 전에 철회 방침이 발표되고 집행이 중단되었다. 이를 공식화하는 고시는 2026년 6월에도 게재 전이었다',
    'for an indefinite time, NVIDIA was told on 14 April; licences for H20 were promised in July 2025 and granted from August: a licence is still needed':
      '4월 14일 NVIDIA에 무기한이라고 통지되었다. H20 허가는 2025년 7월에 약속되고 8월부터 발급되었으며 허가는 여전히 필요하다',
    'under a US arms embargo (country group D:5): rules for end uses and end users are not covered by these measures':
      '미국 무기 금수 대상국(국가 그룹 D:5)이다. 최종 용도와 최종 사용자에 대한 규제는 이 조치들에 들어 있지 않다',
    'presumption of denial': '불허 추정',
    'presumption of approval': '승인 추정',
    'case by case, for exports from the United States under certified conditions':
      '사안별 심사(인증된 조건에 따른 미국발 수출)',
  },
  errors: [
    [/^quota (.+): there are (.+)$/, (id = '', ids = '') => `할당량 ${id}: 없는 할당량입니다(${ids})`],
  ],
}
