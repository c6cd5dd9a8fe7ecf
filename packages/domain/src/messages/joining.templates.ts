/** What is written to somebody outside of the programme: whoever knows an applicant. In English, because nobody has asked them. */

export interface RefereeParts {
  readonly name: string
  /** The first name of whoever writes. */
  readonly from: string
  readonly link: string
  readonly until: string
}

function signed(from: string): string {
  return from === '' ? '' : `, it's ${from}`
}

export const refereeTemplates = {
  referenceLink: ({ name, from, link, until }: RefereeParts) =>
    `Hello ${name}${signed(from)}. Somebody you know gave us your name and asks you to write a few lines about them. It takes ten minutes: ${link} The page is only for you and works until ${until}. Thank you.`,
  referenceReminder: ({ name, from, link, until }: RefereeParts) =>
    `Hello ${name}${signed(from)}. The page with a few questions is still open for you: ${link} It works until ${until}. Thank you.`,
} as const
