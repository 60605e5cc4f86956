import type { ValueChainWords } from './value-chain-picture.ts'

/** Stages of the value chain by language. */
export const valueChainStages: Readonly<Record<ValueChainWords['language'], ValueChainWords['stages']>> = {
  en: {
    tools: 'Tools and designs',
    'memory-foundry': 'Memory and foundry',
    chips: 'Chips',
    systems: 'Systems',
    cloud: 'Cloud and data centres',
    models: 'Models',
    use: 'Use',
  },
  ko: {
    tools: '장비·설계',
    'memory-foundry': '메모리·파운드리',
    chips: '칩',
    systems: '시스템',
    cloud: '클라우드·데이터센터',
    models: '모델',
    use: '활용',
  },
}

/** What stands beside the names in a picture of the value chain; of whom an event hits, with its name. */
export function valueChainWords(language: ValueChainWords['language'], event?: string): ValueChainWords {
  const stages = valueChainStages[language]
  if (language === 'ko')
    return {
      language,
      stages,
      title: event === undefined ? 'AI 가치사슬' : `${event}: 영향을 받는 대상`,
      description:
        '가치사슬 단계별 기업·칩·모델·데이터센터와 그 연결. 선 색은 연결 종류, 굵기는 공개된 비중.',
      restricted: '수출통제·엔티티 리스트 대상',
      loss: '부정적 영향(%: 경로에 걸린 사업 비중)',
      gain: '수혜',
    }
  return {
    language,
    stages,
    title: event === undefined ? 'The value chain of AI' : `${event}: who is hit`,
    description:
      'Companies, chips, models and data centres by stage of the value chain, and what links them. Colours tell the kind of a link, thickness a share where one was told.',
    restricted: 'restricted by export rules or the Entity List',
    loss: 'is hit (%: part of its business on the path)',
    gain: 'gains',
  }
}
