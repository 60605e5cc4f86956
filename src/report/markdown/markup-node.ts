/** What is read of a parsed page: nodes as every document has them. */
export interface MarkupNode {
  readonly nodeType: number
  readonly textContent: string | null
}

export interface MarkupElement extends MarkupNode {
  readonly localName: string
  readonly children: Iterable<MarkupElement>
  readonly childNodes: Iterable<MarkupNode>
  readonly classList: Iterable<string> & { readonly contains: (name: string) => boolean }
  readonly getAttribute: (name: string) => string | null
  readonly querySelector: (selector: string) => MarkupElement | null
  readonly querySelectorAll: (selector: string) => Iterable<MarkupElement>
}
