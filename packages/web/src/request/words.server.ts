import type * as z from 'zod'

type RawIssue = Parameters<z.core.$ZodErrorMap>[0]

const formats: Readonly<Record<string, string>> = {
  email: 'Enter an email address in the right form, like name@example.org',
  url: 'Enter a web address in the right form, like https://example.org',
  date: 'Enter a real date',
  datetime: 'Enter a real date and time',
  time: 'Enter a time like 14:30',
  uuid: 'Choose one from the list',
}

function isMissing(input: unknown): boolean {
  return input === undefined || input === null || input === ''
}

/** Says in plain words what zod found, for schemas that bring no sentence of their own. */
export function wordsFor(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_value':
    case 'invalid_union':
      return 'Choose one of the answers'
    case 'invalid_format':
      return isMissing(issue.input)
        ? 'Give an answer here'
        : (formats[issue.format] ?? 'Check how this is written')
    case 'too_big':
      return issue.origin === 'string'
        ? `Write ${issue.maximum} characters or fewer`
        : issue.origin === 'array'
          ? `Choose ${issue.maximum} or fewer`
          : `This must be ${issue.maximum} or less`
    case 'too_small':
      if (issue.origin === 'array')
        return issue.minimum === 1 ? 'Choose at least one' : `Choose at least ${issue.minimum}`
      return issue.origin === 'string'
        ? `Write at least ${issue.minimum} characters`
        : `This must be ${issue.minimum} or more`
    case 'invalid_type':
      if (isMissing(issue.input))
        return issue.expected === 'array' ? 'Choose at least one' : 'Give an answer here'
      return issue.expected === 'number' || issue.expected === 'int'
        ? 'Enter a number'
        : 'Give an answer here'
    case 'unrecognized_keys':
      return 'The form has a part that does not belong here. Open the page again.'
    default:
      return 'This needs another look'
  }
}
