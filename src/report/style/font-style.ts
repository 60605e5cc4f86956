/** A font inside the page itself, and the text that it is for. Without a font there is no rule. */
export function fontStyle(font: Uint8Array | undefined): string {
  if (font === undefined) return ''
  const data = Buffer.from(font).toString('base64')
  return `
@font-face { font-family: "Report Korean"; src: url(data:font/woff2;base64,${data}) format("woff2"); font-weight: 400 700; }
:lang(ko) body, body:lang(ko) { font-family: "Report Korean", Pretendard, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", system-ui, sans-serif; }
`
}
