/**
 * Every number that a module may tell somebody to ring or text. A wrong digit here costs a person in need their call, so
 * a number enters this list once, checked on the page of whoever answers it, and a module with any other number fails.
 */
const knownNumbers: Readonly<Record<string, string>> = {
  '999': 'Emergency services',
  '111': 'NHS 111',
  '116 123': 'Samaritans',
  '85258': 'Shout, by text',
  '0808 2000 247': 'National Domestic Abuse Helpline (Refuge)',
  '0808 801 0327': 'Men’s Advice Line (Respect)',
  '0800 999 5428': 'National LGBT+ Domestic Abuse Helpline (Galop)',
}

/** What looks like a number to ring and is not in the list. */
export function unknownNumbers(text: string): string[] {
  const looksLikeOne = /\b0\d[\d ]{7,}\d\b|\b\d{5,6}\b|\b\d{3} \d{3}\b|\b(?:999|111|101|112|911)\b/g
  return (text.match(looksLikeOne) ?? []).filter(number => !(number in knownNumbers))
}
