/**
 * The code lists of equality monitoring, as dated reference data: what was asked on a day can be read for ever, and a
 * new list begins beside the old one.
 *
 * Sources: NHS Data Model and Dictionary, ETHNIC CATEGORY (16+1, 2001) and GENDER IDENTITY CODE; the sexual orientation
 * monitoring information standard (SCCI2094, 2017); ONS Census 2021 for age bands, religion and disability.
 */
import { type PlainDate, plainDate } from '../time.ts'

export interface Code {
  readonly code: string
  readonly label: string
}

export interface CodeList {
  readonly question: string
  readonly source: string
  /** The day from which this list is asked. */
  readonly from: PlainDate
  readonly codes: readonly Code[]
}

const PREFER_NOT = { code: 'Z', label: 'I prefer not to say' } as const

const ethnicity2001: CodeList = {
  question: 'What is your ethnic group?',
  source: 'NHS Data Dictionary, ethnic category (16+1)',
  from: plainDate('2001-04-01'),
  codes: [
    { code: 'A', label: 'White: British' },
    { code: 'B', label: 'White: Irish' },
    { code: 'C', label: 'Any other White background' },
    { code: 'D', label: 'Mixed: White and Black Caribbean' },
    { code: 'E', label: 'Mixed: White and Black African' },
    { code: 'F', label: 'Mixed: White and Asian' },
    { code: 'G', label: 'Any other mixed background' },
    { code: 'H', label: 'Asian or Asian British: Indian' },
    { code: 'J', label: 'Asian or Asian British: Pakistani' },
    { code: 'K', label: 'Asian or Asian British: Bangladeshi' },
    { code: 'L', label: 'Any other Asian background' },
    { code: 'M', label: 'Black or Black British: Caribbean' },
    { code: 'N', label: 'Black or Black British: African' },
    { code: 'P', label: 'Any other Black background' },
    { code: 'R', label: 'Chinese' },
    { code: 'S', label: 'Any other ethnic group' },
    PREFER_NOT,
  ],
}

const gender2021: CodeList = {
  question: 'How do you describe yourself?',
  source: 'NHS Data Dictionary, gender identity code',
  from: plainDate('2021-04-01'),
  codes: [
    { code: '1', label: 'Man (including trans man)' },
    { code: '2', label: 'Woman (including trans woman)' },
    { code: '3', label: 'Non-binary' },
    { code: '4', label: 'In another way' },
    PREFER_NOT,
  ],
}

const sameAsAtBirth2021: CodeList = {
  question: 'Is your gender the same as the sex you were registered with at birth?',
  source: 'NHS Data Dictionary, gender identity same at birth indicator',
  from: plainDate('2021-04-01'),
  codes: [{ code: 'Y', label: 'Yes' }, { code: 'N', label: 'No' }, PREFER_NOT],
}

const orientation2017: CodeList = {
  question: 'How do you think of yourself?',
  source: 'Sexual orientation monitoring information standard (SCCI2094)',
  from: plainDate('2017-10-01'),
  codes: [
    { code: '1', label: 'Heterosexual or straight' },
    { code: '2', label: 'Gay or lesbian' },
    { code: '3', label: 'Bisexual' },
    { code: '4', label: 'In another way' },
    { code: 'U', label: 'I am not sure' },
    PREFER_NOT,
  ],
}

const age2021: CodeList = {
  question: 'How old are you?',
  source: 'ONS Census 2021, age bands',
  from: plainDate('2021-03-21'),
  codes: [
    { code: '18-24', label: '18 to 24' },
    { code: '25-34', label: '25 to 34' },
    { code: '35-44', label: '35 to 44' },
    { code: '45-54', label: '45 to 54' },
    { code: '55-64', label: '55 to 64' },
    { code: '65+', label: '65 or over' },
    PREFER_NOT,
  ],
}

const disability2021: CodeList = {
  question: 'Do you have a health condition or disability that makes daily life harder?',
  source: 'ONS Census 2021, disability (Equality Act 2010)',
  from: plainDate('2021-03-21'),
  codes: [
    { code: '1', label: 'Yes, a lot' },
    { code: '2', label: 'Yes, a little' },
    { code: '3', label: 'No' },
    PREFER_NOT,
  ],
}

const religion2021: CodeList = {
  question: 'What is your religion?',
  source: 'ONS Census 2021, religion',
  from: plainDate('2021-03-21'),
  codes: [
    { code: '1', label: 'No religion' },
    { code: '2', label: 'Christian' },
    { code: '3', label: 'Buddhist' },
    { code: '4', label: 'Hindu' },
    { code: '5', label: 'Jewish' },
    { code: '6', label: 'Muslim' },
    { code: '7', label: 'Sikh' },
    { code: '8', label: 'Another religion' },
    PREFER_NOT,
  ],
}

/** The lists of each question, oldest first. A list is never changed; the next one is added after it. */
export const codeLists = {
  ethnicity: [ethnicity2001],
  gender: [gender2021],
  sameAsAtBirth: [sameAsAtBirth2021],
  orientation: [orientation2017],
  age: [age2021],
  disability: [disability2021],
  religion: [religion2021],
} as const satisfies Record<string, readonly CodeList[]>

export type EqualityQuestion = keyof typeof codeLists
export const equalityQuestions = Object.keys(codeLists) as EqualityQuestion[]

/** The list of a question that holds on a day: the newest that had begun. */
export function codeListOn(question: EqualityQuestion, on: PlainDate): CodeList {
  const lists: readonly CodeList[] = codeLists[question]
  const begun = lists.filter(({ from }) => from <= on)
  return begun.at(-1) ?? (lists[0] as CodeList)
}

/** What a code meant on the day on which it was given. */
export function labelOf(question: EqualityQuestion, code: string, on: PlainDate): string | undefined {
  return codeListOn(question, on).codes.find(each => each.code === code)?.label
}
