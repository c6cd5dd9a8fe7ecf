/** A clinic's list of people to be offered peer support. It holds what the offer needs and nothing clinical. */
import * as z from 'zod'
import { type ClinicCodes, type CodeList, codesOn, type Meaning, meaningOf } from '../clinic-codes.ts'
import { ReferralReason, type TracingOutcome } from '../referral/referral.schema.ts'
import { PlainDate, plainDate } from '../time.ts'
import {
  clinicNumberOf,
  type Read,
  readCalledName,
  readChoice,
  readClinicNumber,
  readFamilyName,
  readOptionalText,
  readPhone,
  readYesNo,
  value,
} from './cell.reader.ts'
import { readPastDate } from './date.reader.ts'
import { type ListField, type ListFormat, RowReading } from './list.format.ts'

/** What a person of a list comes with. */
export const ListedPerson = z.strictObject({
  clinicNumber: z.string().min(1).max(30),
  called: z.string().min(1).max(60),
  familyName: z.string().min(1).max(60).nullable(),
  reason: ReferralReason,
  reasonOn: PlainDate.nullable(),
  unwell: z.boolean(),
  /** Only people who are coming back to care have one, and only where the clinic may still reach them. */
  tracing: z.enum(['reEngaged', 'unableToContact', 'unknown']).nullable(),
  phone: z.string().max(16).nullable(),
  language: z.string().min(1).max(35).nullable(),
})
export type ListedPerson = z.infer<typeof ListedPerson>

/** How each reason may be written; the first is the one in the documentation. */
const reasonsAsWritten = {
  newlyDiagnosed: [
    'newly diagnosed',
    'new diagnosis',
    'new',
    'newdx',
    'ndx',
    'nd',
    'recent diagnosis',
    'diagnosed',
  ],
  reEngaging: [
    're-engaging',
    're-engaged',
    're-engagement',
    'returning',
    'returned to care',
    'back in care',
    'lost to follow up',
    'lost to follow-up re-engaged',
    'LTFU',
  ],
  clinicianFlag: ['clinician flag', 'flagged', 'flag', 'clinician', 'clinician referral', 'clinical concern'],
} as const satisfies Record<ReferralReason, readonly string[]>

const tracingAsWritten = {
  reEngaged: ['re-engaged', 'back in care', 'found', 'in touch', 'contacted', 'seen'],
  unableToContact: ['unable to contact', 'no contact', 'no answer', 'not reached', 'could not contact'],
  unknown: ['unknown', 'not known', 'no outcome', 'pending', 'in progress'],
  transferred: ['transferred', 'transferred care', 'transfer'],
  leftCountry: ['left the country', 'left UK', 'abroad'],
  inCareElsewhere: ['in care elsewhere', 'elsewhere'],
  declined: ['declined', 'refused'],
  died: ['died', 'deceased', 'dead', 'RIP'],
} as const satisfies Record<TracingOutcome, readonly string[]>

/** Who does not belong on a list of people to be offered something, and what to do instead. */
const notToBeOffered: Partial<Record<TracingOutcome, string>> = {
  transferred: 'This person was transferred to another service. Take them off the list.',
  leftCountry: 'This person has left the country. Take them off the list.',
  inCareElsewhere: 'This person is in care elsewhere. Take them off the list.',
  declined: 'This person said no. Take them off the list.',
  died: 'This person has died. Take them off the list.',
}

const earliest = plainDate('1981-01-01')

const fields = {
  clinicNumber: {
    heading: 'Clinic number',
    says: "The clinic's own number for the person. Never the NHS number. At most 30 letters and digits.",
    required: true,
    maySetForAll: false,
    alsoCalled: [
      'clinic no',
      'clinic num',
      'clinic id',
      'clinic ref',
      'clinic reference',
      'sexual health number',
      'gum number',
      'gum no',
      'hospital number',
      'hospital no',
      'hosp number',
      'hosp no',
      'local patient identifier',
      'local patient id',
      'patient number',
      'patient no',
      'patient id',
      'patient identifier',
      'medical record number',
      'mrn',
      'unit number',
      'record number',
      'case number',
      'pid',
      'crn',
      'epr number',
      'number',
    ],
  },
  called: {
    heading: 'Name to use',
    says: 'What the person likes to be called: a first name or an alias. At most 60 characters.',
    required: true,
    maySetForAll: false,
    alsoCalled: [
      'preferred name',
      'known as',
      'likes to be called',
      'alias',
      'given name',
      'given names',
      'first name',
      'forename',
      'forenames',
      'patient forename',
      'patient first name',
      'fname',
      'name',
      'patient name',
    ],
  },
  familyName: {
    heading: 'Family name',
    says: 'May be left out. Stays with the clinic until the person agrees.',
    required: false,
    maySetForAll: false,
    alsoCalled: [
      'surname',
      'last name',
      'patient surname',
      'patient last name',
      'second name',
      'sname',
      'lname',
    ],
  },
  reason: {
    heading: 'Reason',
    says: 'Newly diagnosed, re-engaging, or clinician flag.',
    required: true,
    maySetForAll: true,
    alsoCalled: [
      'reason for referral',
      'referral reason',
      'reason for offer',
      'cohort',
      'category',
      'patient group',
      'group',
      'patient type',
      'pathway',
      'list',
    ],
  },
  reasonOn: {
    heading: 'Date',
    says: 'The day of diagnosis, or of coming back to care. May be empty for a clinician flag.',
    required: true,
    maySetForAll: false,
    alsoCalled: [
      'date of diagnosis',
      'diagnosis date',
      'date diagnosed',
      'diagnosed on',
      'diagnosed',
      'hiv diagnosis date',
      'date of hiv diagnosis',
      'date first positive',
      'first positive date',
      'dx date',
      'date dx',
      'date of re-engagement',
      're-engagement date',
      'date re-engaged',
      're-engaged on',
      'date of return',
      'return date',
      'event date',
      'date of event',
      'reason date',
    ],
  },
  unwell: {
    heading: 'Unwell',
    says: 'Yes for somebody in hospital or unwell: they are told within a day. Empty means no.',
    required: false,
    maySetForAll: false,
    alsoCalled: [
      'unwell or inpatient',
      'inpatient',
      'in patient',
      'in hospital',
      'admitted',
      'symptomatic',
      'urgent',
    ],
  },
  tracing: {
    heading: 'Tracing outcome',
    says: 'For people who are coming back to care: re-engaged, unable to contact, or unknown.',
    required: false,
    maySetForAll: false,
    alsoCalled: [
      'tracing',
      'outcome of tracing',
      'trace outcome',
      'recall outcome',
      'outcome of recall',
      'ltfu outcome',
      'lost to follow up outcome',
    ],
  },
  phone: {
    heading: 'Phone',
    says: 'May be left out. One number; nobody rings it before the person said how it is safe to.',
    required: false,
    maySetForAll: false,
    alsoCalled: [
      'phone number',
      'mobile',
      'mobile number',
      'mobile phone',
      'mobile no',
      'telephone',
      'telephone number',
      'tel',
      'tel no',
      'contact number',
      'contact no',
    ],
  },
  language: {
    heading: 'Language',
    says: 'May be left out. The language the person likes to speak.',
    required: false,
    maySetForAll: false,
    alsoCalled: [
      'preferred language',
      'main language',
      'first language',
      'spoken language',
      'interpreter language',
    ],
  },
} as const satisfies Record<string, ListField>

export type PeopleField = keyof typeof fields

export const peopleList: ListFormat<PeopleField, ListedPerson> = {
  kind: 'people',
  fields,
  readRow(cells, { today, codes: history = [] }) {
    const reading = new RowReading<PeopleField>()
    const codes = codesOn(history, today)
    const clinicNumber = reading.take('clinicNumber', readClinicNumber(cells.clinicNumber))
    const called = reading.take('called', readCalledName(cells.called))
    const familyName = reading.take('familyName', readFamilyName(cells.familyName))
    const reason = reading.take('reason', readReason(cells.reason, codes))
    const reasonOn = reading.take('reasonOn', readPastDate(cells.reasonOn, { today, notBefore: earliest }))
    const unwell = reading.take('unwell', readYesNo(cells.unwell)) ?? false
    const outcome = reading.take('tracing', readCoded('tracing', cells.tracing, tracingAsWritten, codes))
    const phone = reading.take('phone', readPhone(cells.phone))
    const language = reading.take('language', readOptionalText(cells.language, 35))

    const failed = new Set(reading.problems.map(({ field }) => field))
    if (!failed.has('reason') && !failed.has('reasonOn') && reasonOn === null && reason !== 'clinicianFlag')
      reading.refuse(
        'reasonOn',
        reason === 'reEngaging'
          ? 'The day of coming back to care is missing.'
          : 'The day of diagnosis is missing.',
      )
    if (!failed.has('reason') && outcome !== null && reason !== 'reEngaging')
      reading.refuse('tracing', 'Only people who are re-engaging have a tracing outcome. Leave this empty.')
    else if (outcome !== null && notToBeOffered[outcome]) reading.refuse('tracing', notToBeOffered[outcome])

    if (reading.problems.length > 0 || clinicNumber === null || called === null || reason === null)
      return { ok: false, problems: reading.problems }
    const tracing = outcome as ListedPerson['tracing']
    return {
      ok: true,
      row: { clinicNumber, called, familyName, reason, reasonOn, unwell, tracing, phone, language },
    }
  },
  sameness(cells) {
    const key = clinicNumberOf(cells.clinicNumber)
    if (key === '') return null
    return { key, field: 'clinicNumber', again: row => `The same clinic number is already in row ${row}.` }
  },
}

/** What the clinic settled for its own codes comes before what is understood of everybody. */
function readCoded<List extends CodeList>(
  list: List,
  cell: string,
  words: Readonly<Record<Meaning<List>, readonly string[]>>,
  codes: ClinicCodes | undefined,
): Read<Meaning<List> | null> {
  const settled = meaningOf(codes, list, cell)
  return settled === undefined ? readChoice<Meaning<List>>(cell, words) : value(settled)
}

function readReason(cell: string, codes: ClinicCodes | undefined): Read<ReferralReason | null> {
  const read = readCoded('reason', cell, reasonsAsWritten, codes)
  if (!read.ok || read.value !== null) return read
  return {
    ok: false,
    problem: 'The reason is missing: newly diagnosed, re-engaging, or clinician flag.',
  } as const
}
