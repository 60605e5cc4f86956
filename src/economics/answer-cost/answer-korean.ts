import type { KoreanWords } from '../korean/korean-words.ts'

/** `jevons cost` and `jevons price` in Korean. */
export const answerKorean: KoreanWords = {
  names: {
    'cost of a correct answer': '정답당 비용',
    'cost of an attempt': '시도당 비용',
    'cost of an answer': '답당 비용',
    'share of attempts that are right': '정답 비율',
    'price of a million tokens on own hardware': '자체 하드웨어의 백만 토큰당 비용',
    'price of a GPU-hour': 'GPU 시간 가격',
    'tokens a second': '초당 토큰',
    'uncached input of an answer': '답당 캐시되지 않은 입력',
    'cached input of an answer': '답당 캐시된 입력',
    'output of an answer': '답당 출력',
    'price of uncached input': '캐시되지 않은 입력 가격',
    'price of cached input': '캐시된 입력 가격',
    'price of output': '출력 가격',
  },
  symbols: {
    costOfPass: '정답당비용',
    costUsd: '비용',
    usdPerMillion: '백만토큰비용',
    tokensPerSecond: '초당토큰',
    uncachedInput: '미캐시입력',
    cachedInput: '캐시입력',
    cachedPrice: '캐시입력가격',
  },
  notes: {
    'not known: left out': '알려지지 않아 제외함',
    'launch promotion': '출시 할인',
    'off-peak': '비혼잡 시간',
    'not on sale before 20 January 2025': '2025년 1월 20일 이전에는 판매되지 않음',
    'one price for thinking and not; no more off-peak': '추론 여부와 무관한 단일 가격, 비혼잡 할인 종료',
    'cached input was 0.028 until 26 April 2026': '캐시된 입력은 2026년 4월 26일까지 0.028',
    'the package gives peak prices for these dates in 7 hours of each day':
      '패키지는 이 기간 하루 7시간에 혼잡 가격을 준다',
    '75 % off a list price of 1.74 and 3.48; the package gives peak prices for these dates in 7 hours of each day':
      '정가 1.74와 3.48에서 75% 할인. 패키지는 이 기간 하루 7시간에 혼잡 가격을 준다',
    'peak, every day': '혼잡 시간, 매일',
    'peak; off-peak on Chinese public holidays too, which are not known here':
      '혼잡 시간. 중국 공휴일에도 비혼잡 가격이지만 여기에는 공휴일 자료가 없다',
    'open to all since November 2021': '2021년 11월부터 누구나 이용 가능',
    'retired on 4 January 2024': '2024년 1월 4일 종료',
    'the name stands for gpt-4o-2024-08-06 from 2 October 2024 on (OpenAI to its users, in ogkalu2/comic-translate issue 138)':
      '2024년 10월 2일부터 이 이름은 gpt-4o-2024-08-06을 가리킨다(OpenAI의 이용자 안내, ogkalu2/comic-translate 이슈 138)',
    'the name stands for gpt-3.5-turbo-0125 from 16 February 2024 on':
      '2024년 2월 16일부터 이 이름은 gpt-3.5-turbo-0125를 가리킨다',
    "the name stood for gpt-3.5-turbo-0613, not for the cheaper 1106 (OpenAI's correction of its announcement of 6 November 2023)":
      '이 이름은 더 싼 1106이 아니라 gpt-3.5-turbo-0613을 가리켰다(OpenAI가 2023년 11월 6일 발표를 정정)',
  },
  sources: {
    'DeepSeek API pricing page of January 2025, as GitHub keeps it (discounted prices until 8 February 2025, 16:00 UTC; DeepSeek-R1 is not among them); from DeepSeek API news of 26 December 2024 on (until 8 February the same as V2)':
      'DeepSeek API 가격표, 2025년 1월, 깃허브 보관본(할인가는 2025년 2월 8일 16:00 UTC까지, DeepSeek-R1은 제외). 2024년 12월 26일 DeepSeek API 공지부터(2월 8일까지 V2와 같은 가격)',
    'OpenAI, Function calling and other API updates: 25 % less for input, effective today':
      'OpenAI, Function calling and other API updates: 입력 25% 인하, 당일 적용',
    'OpenAI, New embedding models and API updates (gpt-3.5-turbo-0125)':
      'OpenAI, New embedding models and API updates(gpt-3.5-turbo-0125)',
    'Epoch AI, epoch-research/llm-benchmark-efficiency at 34b9233 (GPT-3.5 of 30 November 2022)':
      'Epoch AI, epoch-research/llm-benchmark-efficiency 34b9233(2022년 11월 30일 GPT-3.5)',
    'OpenAI, GPT-4: 0.03 and 0.06 USD for a thousand tokens; the same 37.5 at 3 : 1 in Epoch AI, epoch-research/llm-benchmark-efficiency at 34b9233':
      'OpenAI, GPT-4: 토큰 1,000개당 0.03달러와 0.06달러. 3:1로 37.5라는 값은 Epoch AI, epoch-research/llm-benchmark-efficiency 34b9233과 같다',
    'OpenAI, Introducing Structured Outputs in the API (the price of gpt-4o-2024-05-13 before it)':
      'OpenAI, Introducing Structured Outputs in the API(그 이전 gpt-4o-2024-05-13의 가격)',
    'OpenAI, Introducing Structured Outputs in the API (gpt-4o-2024-08-06); cached input as in @pydantic/genai-prices':
      'OpenAI, Introducing Structured Outputs in the API(gpt-4o-2024-08-06). 캐시된 입력은 @pydantic/genai-prices 기준',
    'DeepSeek API pricing page of 21 August 2025 (api-docs.deepseek.com/quick_start/pricing)':
      'DeepSeek API 가격표, 2025년 8월 21일(api-docs.deepseek.com/quick_start/pricing)',
    'DeepSeek API pricing page of 21 August 2025 (api-docs.deepseek.com/quick_start/pricing); introduced on 26 February 2025, as reported that day':
      'DeepSeek API 가격표, 2025년 8월 21일(api-docs.deepseek.com/quick_start/pricing). 2025년 2월 26일 도입(당일 보도)',
    "prices of V3.2 as RooCodeInc/Roo-Code has them (checked 9 December 2025), from V3.2-Exp's date in the DeepSeek change log on":
      'RooCodeInc/Roo-Code의 V3.2 가격(2025년 12월 9일 확인), DeepSeek 변경 기록의 V3.2-Exp 날짜부터',
    'aliases of deepseek-v4-flash until they were retired (BerriAI/litellm pull request 28789, Portkey-AI/models 744)':
      '종료될 때까지 deepseek-v4-flash의 별칭(BerriAI/litellm 풀 리퀘스트 28789, Portkey-AI/models 744)',
    'pydantic/genai-prices (checked 12 May 2026), as the pull request 581 states it':
      'pydantic/genai-prices(2026년 5월 12일 확인), 풀 리퀘스트 581의 기재 내용',
    'pydantic/genai-prices (checked 2 June 2026), as the pull request 581 states it':
      'pydantic/genai-prices(2026년 6월 2일 확인), 풀 리퀘스트 581의 기재 내용',
    'DeepSeek API pricing page read on 22 August 2026 (pydantic/genai-prices pull request 581); from 16 August, 16:00 UTC':
      'DeepSeek API 가격표, 2026년 8월 22일 확인(pydantic/genai-prices 풀 리퀘스트 581). 8월 16일 16:00 UTC부터',
    'DeepSeek API pricing page read on 23 August 2026 (diegosouzapw/OmniRoute pull request 11210): peak Monday to Friday, in effect since 23 August Beijing time':
      'DeepSeek API 가격표, 2026년 8월 23일 확인(diegosouzapw/OmniRoute 풀 리퀘스트 11210): 월~금 혼잡 시간, 베이징 시각 8월 23일부터 적용',
    'DeepSeek API pricing page as of 11 September 2026 (anomalyco/models.dev pull request 6904): V4.1 Flash from 10 September, 04:00 UTC':
      'DeepSeek API 가격표, 2026년 9월 11일 기준(anomalyco/models.dev 풀 리퀘스트 6904): V4.1 Flash, 9월 10일 04:00 UTC부터',
    'Epoch AI, epoch-research/llm-benchmark-efficiency at 34b9233 (prices from the Internet Archive)':
      'Epoch AI, epoch-research/llm-benchmark-efficiency 34b9233(가격은 인터넷 아카이브)',
  },
}
