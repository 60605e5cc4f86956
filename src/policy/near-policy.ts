import { policyKinds } from './policy-kinds.ts'

/** The policy whose name is one slip away: a letter left out, added, changed, or two of them swapped. */
export function nearPolicy(name: string): string | undefined {
  return policyKinds.find((kind) => isOneSlip(kind.name, name.toLowerCase()))?.name
}

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let begin = 0
  while (begin < a.length && a[begin] === b[begin]) begin++
  const [restA, restB] = [a.slice(begin), b.slice(begin)]
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  return (
    isSwapped || restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)
  )
}
