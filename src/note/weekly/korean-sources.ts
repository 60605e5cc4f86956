/** Sources that files of the issue name, in Korean. */
export const fileSources: Readonly<Record<string, string>> = {
  'Palantir, results of 2024 by quarter (Business Wire)': '팔란티어 2024년 분기별 실적 발표(Business Wire)',
  'Palantir, results by quarter (Business Wire), guided: middle of the revenue range over the same quarter a year earlier, computed':
    '팔란티어 분기별 실적 발표(Business Wire), 가이던스는 매출 범위의 중간값을 전년 같은 분기 매출과 비교해 산출',
  'OpenAI, o3-mini, 31 January 2025, the value as in the appendix of Introducing GPT-4.5, 27 February 2025':
    '오픈AI o3-mini 발표(2025-01-31), 수치는 GPT-4.5 소개 글 부록(2025-02-27)과 대조',
  'OpenAI, Learning to reason with LLMs, 12 September 2024: pass@1':
    '오픈AI, Learning to reason with LLMs(2024-09-12, pass@1)',
  'arXiv 2501.12948, as reported by its makers: pass@1': 'arXiv 2501.12948의 비교표(pass@1)',
  'arXiv 2501.12948: pass@1': 'arXiv 2501.12948(pass@1)',
  'OpenAI, announcement of o3, 20 December 2024': '오픈AI o3 발표(2024-12-20)',
  'AWS, Amazon EC2 Capacity Blocks for ML pricing, in force until 1 January 2025':
    'AWS EC2 Capacity Blocks for ML 가격표(2025-01-01 개정 전)',
  'DeepSeek, release of R1-Lite-Preview, as told in The Batch of deeplearning.ai':
    '딥시크 R1-Lite-Preview 공개(deeplearning.ai The Batch 인용)',
  'DeepSeek, release of R1-Lite-Preview: evaluated with at most 32k tokens':
    '딥시크 R1-Lite-Preview 공개(평가 시 최대 3만 2천 토큰)',
  'Korean sell-side weekly of 7 February 2025, II.2(3) (which writes the quarter as 1Q 2024)':
    '2025년 2월 7일자 국내 위클리 II.2(3)(분기를 1Q 2024로 표기)',
  "range as in Palantir's results of 3 February 2025": '범위는 팔란티어 2025-02-03 실적 발표',
  'the same in Korean sell-side weekly of 7 February 2025, II.2(3)':
    '2025년 2월 7일자 국내 위클리 II.2(3)도 같음',
}

/** Sources of the list of bans, in Korean. */
export const banSources: Readonly<Record<string, string>> = {
  'Garante, order of 30 January 2025 (Reuters': '가란테 2025-01-30 명령(로이터',
  'Euronews of 3 February 2025)': '유로뉴스 2025-02-03)',
  'Euronews of 3 February 2025': '유로뉴스 2025-02-03',
  'Ministry of Digital Affairs, 31 January 2025 (Euronews of 3 February 2025)':
    '디지털발전부 2025-01-31(유로뉴스 2025-02-03)',
  'Home Affairs, directive of 4 February 2025 (Reuters by way of PYMNTS, 4 February 2025)':
    '내무부 2025-02-04 지침(PYMNTS 경유 로이터 2025-02-04)',
  'Governor of Texas, 31 January 2025': '텍사스 주지사 2025-01-31',
  'Navy (Euronews of 3 February 2025)': '해군(유로뉴스 2025-02-03)',
  'Reuters, 31 January 2025': '로이터 2025-01-31',
  Reuters: '로이터',
  'AFP, 31 January 2025': 'AFP 2025-01-31',
  'Reuters by way of CNA, 3 February 2025': 'CNA 경유 로이터 2025-02-03',
  'Ministry of Finance, circular of 29 January 2025, told by Reuters on 5 February 2025':
    '재무부 2025-01-29 회람(로이터 2025-02-05 보도)',
  'India TV of 6 February 2025': '인디아 TV 2025-02-06',
}
