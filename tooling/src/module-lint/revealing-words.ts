/**
 * Words that tell a stranger what the programme is about. A title stands in a list of tabs, in the history of a browser
 * and on a lock screen; the text of a module stands behind a sign-in and may say what it has to.
 */
const revealing = [
  /\b(hiv|aids|positive|undetectable|u=u|viral|virus|infect\w*|prep|pep|stis?|stds?)\b/i,
  /\b(clinics?|hospitals?|nhs|patients?|doctors?|nurses?|health|sexual\w*|sex)\b/i,
  /\b(medic\w*|tablets?|pills?|treatment|therap\w*|tests?|tested|results?|blood|diagnos\w*)\b/i,
  /\b(peers?|mentor\w*|support group|status|disclos\w*|stigma\w*|condition)\b/i,
  /\b(gay|lesbian|bisexual|trans|lgbt\w*|asylum|abuse\w*|suicid\w*|self-harm)\b/i,
]

export function revealingWord(title: string): string | undefined {
  for (const words of revealing) {
    const found = words.exec(title)
    if (found) return found[0]
  }
  return undefined
}
