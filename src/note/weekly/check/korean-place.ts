/** A chapter, table or figure of the printed issue, or a part of a project, as a Korean text names it. */
export function koreanPlace(place: string): string {
  return place
    .replace(/\btables?\b ?/g, '표 ')
    .replace(/\bfigs?\b ?/g, '그림 ')
    .replace(/ and /g, '·')
    .replace(/\bhighlight\b/g, '하이라이트')
    .replace(/phase-1/g, '1단계')
}
