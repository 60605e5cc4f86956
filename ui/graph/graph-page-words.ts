/** What the page of the value chain says around its objects. */
export interface GraphPageWords {
  readonly open: string
  readonly title: string
  readonly lead: string
  readonly event: string
  readonly noEvent: string
  readonly hits: (count: number) => string
  readonly picture: string
  readonly pick: string
  readonly close: string
  readonly links: string
  readonly columns: Readonly<Record<'object' | 'effect' | 'path' | 'links' | 'share', string>>
  readonly unknown: string
  readonly unknownWhy: string
  readonly confidence: Readonly<Record<'high' | 'medium' | 'low', string>>
  readonly share: (percent: string, whose: string) => string
}

export const graphPageWords: Readonly<Record<'en' | 'ko', GraphPageWords>> = {
  en: {
    open: 'The value chain as a graph: who is hit by what',
    title: 'The value chain',
    lead: 'Who supplies, buys, rents, trains on and invests in what: choose an event to see whom it reaches, or an object to see its links with their sources.',
    event: 'What happens',
    noEvent: 'nothing: the whole chain',
    hits: (count) => `${count} objects are reached`,
    picture: 'The value chain, drawn: choose a box for its links',
    pick: 'Choose a box for its links and their sources.',
    close: 'Close',
    links: 'Links',
    columns: { object: 'Object', effect: 'Effect', path: 'Path', links: 'Links', share: 'Share' },
    unknown: 'unknown',
    unknownWhy:
      'A share is the part of the object’s own business on the path. Where no source tells one of the shares along it, it is unknown, and not 0. It says where to look, not what will be lost.',
    confidence: { high: 'checked', medium: 'as repeated', low: 'estimated or supposed' },
    share: (percent, whose) => `${percent} % of ${whose}`,
  },
  ko: {
    open: '가치사슬 그래프: 무엇이 누구에게 영향을 미치는가',
    title: '가치사슬',
    lead: '공급·구매·임차·학습·투자 관계를 그렸다. 사건을 고르면 영향이 미치는 대상이, 상자를 고르면 연결과 출처가 나온다.',
    event: '사건',
    noEvent: '없음(전체 가치사슬)',
    hits: (count) => `영향을 받는 대상 ${count}개`,
    picture: '가치사슬 그림: 상자를 고르면 연결이 나온다',
    pick: '상자를 고르면 연결과 출처를 볼 수 있다.',
    close: '닫기',
    links: '연결',
    columns: { object: '대상', effect: '영향', path: '경로', links: '단계', share: '비중' },
    unknown: '미상',
    unknownWhy:
      '비중은 해당 대상의 사업 중 경로에 걸린 몫이다. 경로상 비중 하나라도 출처가 없으면 미상이며 0이 아니다. 살펴볼 곳을 가리킬 뿐 손실 예측은 아니다.',
    confidence: { high: '확인됨', medium: '인용 보도', low: '추정·가정' },
    share: (percent, whose) => `${whose}의 ${percent}%`,
  },
}
