/**
 * A UK Core Patient, as far as an offer of support needs one: the clinic's own number, what they like to be called, one
 * phone, one language. Whatever else is known of them stays with the clinic.
 */
import { systems } from './canonical.ts'
import { lookOver } from './common.reader.ts'
import type { Findings } from './findings.ts'
import { isNhsNumber } from './nhs-number.ts'
import { PatientShape, shaped } from './shapes.ts'

/** The cells of a clinic's list that a Patient fills, each with the path that it came from. */
export interface Cell {
  readonly text: string
  readonly path: string
}
type PatientField = 'clinicNumber' | 'called' | 'familyName' | 'phone' | 'language'

export interface ReadPatient {
  readonly path: string
  readonly cells: Readonly<Record<PatientField, Cell>>
  /** Fields of which a fault was noted already. */
  readonly faulty: ReadonlySet<PatientField>
  readonly numberSystem: string | undefined
}

const used = [
  'identifier',
  'active',
  'name',
  'telecom',
  'communication',
  'deceasedBoolean',
  'deceasedDateTime',
  // read to refuse what cannot be so, and not kept
]

export function readPatient(
  resource: Readonly<Record<string, unknown>>,
  path: string,
  findings: Findings,
): ReadPatient {
  const { value: patient, faulty } = shaped(PatientShape, resource, path, findings)
  lookOver(resource, path, used, findings)
  if (patient.active === false)
    findings.refuse(`${path}.active`, 'business-rule', 'This record is not in use. Send the one that is.')
  if (patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined)
    findings.refuse(
      `${path}.deceased${patient.deceasedBoolean === true ? 'Boolean' : 'DateTime'}`,
      'business-rule',
      'This person has died. Do not refer them.',
    )
  const bad = new Set<PatientField>()
  if (faulty.has('identifier')) bad.add('clinicNumber')
  if (faulty.has('name')) bad.add('called').add('familyName')
  if (faulty.has('telecom')) bad.add('phone')
  if (faulty.has('communication')) bad.add('language')
  const number = clinicNumber(patient, path, bad, findings)
  return {
    path,
    numberSystem: number.system,
    cells: {
      clinicNumber: number,
      ...names(patient, path, bad, findings),
      phone: phone(patient, path, findings),
      language: language(patient, path, bad, findings),
    },
    faulty: bad,
  }
}

/**
 * The clinic's own number: the one marked as the number of the record (type MR), or the only one that is not the NHS
 * number. Which of several is meant is never guessed.
 */
function clinicNumber(
  { identifier }: PatientShape,
  path: string,
  bad: Set<PatientField>,
  findings: Findings,
): Cell & { system: string | undefined } {
  const none = { text: '', path: `${path}.identifier`, system: undefined }
  const places = (identifier ?? []).map((each, at) => ({ ...each, at: `${path}.identifier[${at}]` }))
  for (const { system, value, at } of places)
    if (system === systems.nhsNumber) {
      if (value !== undefined && !isNhsNumber(value)) {
        findings.refuse(
          `${at}.value`,
          'value',
          'This is not an NHS number: its last digit does not follow from the others.',
        )
      } else findings.leaveOut(`Patient.identifier.where(system='${systems.nhsNumber}')`)
    }
  const own = places.filter(({ system, use }) => system !== systems.nhsNumber && use !== 'old')
  const marked = own.filter(({ type }) =>
    type?.coding?.some(
      ({ system, code }) => code === 'MR' && (system ?? systems.identifierType) === systems.identifierType,
    ),
  )
  const candidates = marked.length > 0 ? marked : own
  const [chosen, another] = candidates
  if (bad.has('clinicNumber')) return none
  if (!chosen) {
    bad.add('clinicNumber')
    findings.refuse(
      `${path}.identifier`,
      'required',
      "The clinic's own number is missing. The NHS number is not used here.",
    )
    return none
  }
  if (another) {
    bad.add('clinicNumber')
    findings.refuse(
      `${path}.identifier`,
      'invariant',
      "Several numbers could be the clinic's own. Mark it with the type MR.",
    )
    return none
  }
  if (places.length > 1 && own.length > 1) findings.leaveOut('Patient.identifier')
  if (chosen.value === undefined) {
    bad.add('clinicNumber')
    findings.refuse(`${chosen.at}.value`, 'required', 'The value of the identifier is missing.')
  }
  return { text: chosen.value ?? '', path: `${chosen.at}.value`, system: chosen.system }
}

/** What they like to be called comes first; the family name is the official one's. */
function names(
  { name }: PatientShape,
  path: string,
  bad: Set<PatientField>,
  findings: Findings,
): { called: Cell; familyName: Cell } {
  const places = (name ?? []).map((each, at) => ({ ...each, at: `${path}.name[${at}]` }))
  const current = places.filter(({ use }) => !['old', 'maiden', 'anonymous', 'temp'].includes(use ?? ''))
  const by = (use: string | undefined) => current.find(each => each.use === use)
  const usual = by('nickname') ?? by('usual') ?? by('official') ?? by(undefined)
  const official = by('official') ?? by('usual') ?? by(undefined)
  if (places.some(each => each !== usual && each !== official)) findings.leaveOut('Patient.name')
  for (const each of [usual, official])
    for (const part of ['prefix', 'suffix', 'period', 'text'] as const)
      if (each && part in each) findings.leaveOut(`Patient.name.${part}`)
  if ([usual, official].some(each => (each?.given?.length ?? 0) > 1))
    findings.leaveOut('Patient.name.given.skip(1)')
  const given = usual?.given?.[0]
  if (given === undefined && !bad.has('called')) {
    bad.add('called')
    findings.refuse(
      usual ? `${usual.at}.given` : `${path}.name`,
      'required',
      'The name to use is missing. A first name or an alias will do.',
    )
  }
  return {
    called: { text: given ?? '', path: `${usual?.at ?? `${path}.name`}.given[0]` },
    familyName: { text: official?.family ?? '', path: `${official?.at ?? `${path}.name`}.family` },
  }
}

/** One number: the one that the clinic ranks first, or else the first mobile, or else the first. */
function phone({ telecom }: PatientShape, path: string, findings: Findings): Cell {
  const places = (telecom ?? []).map((each, at) => ({ ...each, at: `${path}.telecom[${at}].value` }))
  const numbers = places.filter(
    ({ system, use, value }) =>
      (system === 'phone' || system === 'sms') && use !== 'old' && value !== undefined,
  )
  const ranked = numbers
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const chosen = ranked[0] ?? numbers.find(({ use }) => use === 'mobile') ?? numbers[0]
  for (const each of places)
    if (each !== chosen)
      findings.leaveOut(
        each.system === 'phone' || each.system === 'sms'
          ? 'Patient.telecom'
          : `Patient.telecom.where(system='${each.system ?? 'other'}')`,
      )
  return { text: chosen?.value ?? '', path: chosen?.at ?? `${path}.telecom` }
}

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' })

/** The language they prefer, in words. */
function language(
  { communication }: PatientShape,
  path: string,
  bad: Set<PatientField>,
  findings: Findings,
): Cell {
  const places = (communication ?? []).map((each, at) => ({ ...each, at: `${path}.communication[${at}]` }))
  const preferred = places.filter(({ preferred }) => preferred === true)
  const [chosen] = preferred.length > 0 ? preferred : places.length === 1 ? places : []
  if (places.some(each => each !== chosen)) findings.leaveOut('Patient.communication')
  if (!chosen) return { text: '', path: `${path}.communication` }
  if ('modifierExtension' in chosen)
    findings.refuse(
      `${chosen.at}.modifierExtension`,
      'extension',
      'This changes the meaning of the rest, and is not understood.',
    )
  const { text, coding } = chosen.language
  const words =
    text ?? coding?.find(({ display }) => display !== undefined)?.display ?? nameOf(coding?.[0]?.code)
  if (words === undefined && !bad.has('language')) {
    bad.add('language')
    findings.refuse(
      `${chosen.at}.language`,
      'code-invalid',
      'This language is not known. Give its name as text.',
    )
  }
  return { text: words ?? '', path: `${chosen.at}.language` }
}

function nameOf(code: string | undefined): string | undefined {
  try {
    return code === undefined ? undefined : languageNames.of(code)
  } catch {
    return undefined
  }
}
