/** The pages of docs/records, made from the tables beside this file and from what docs/trust.json says was shown. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../checkout.ts'
import { requirements } from './asvs.ts'
import { parts } from './dtac.ts'
import { type Evidence, standing } from './evidence.ts'
import { hazards } from './hazards.ts'
import { privacyRisks } from './privacy.ts'

const made =
  'Made by `node tooling/src/docs.ts` from `tooling/src/records` and `docs/trust.json`; do not edit.'
const meaning =
  '**Shown**: every row and test that is named passed when it was last kept or runs in each check. **In part**: something of it is shown and something is left, which stands beside it. **Not shown**: nothing here shows it.'

export function recordPages(): Record<string, string> {
  return {
    'docs/records/README.md': overview(),
    'docs/records/asvs.md': asvs(),
    'docs/records/hazards.md': hazardLog(),
    'docs/records/dpia.md': dpia(),
    'docs/records/dtac.md': dtac(),
  }
}

type State = 'shown' | 'in part' | 'not shown'

function stateOf({ shownBy, open }: { shownBy: readonly Evidence[]; open?: string }): State {
  if (!standing(shownBy).isShown) return 'not shown'
  return open ? 'in part' : 'shown'
}

function counted(all: readonly { shownBy: readonly Evidence[]; open?: string }[]): string {
  const of = (state: State) => all.filter(each => stateOf(each) === state).length
  return `${all.length}: ${of('shown')} shown, ${of('in part')} in part, ${of('not shown')} not shown`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function shownBy(each: { shownBy: readonly Evidence[]; open?: string }): string {
  const { words } = standing(each.shownBy)
  return [words, each.open ? `*Left:* ${each.open}` : ''].filter(text => text !== '').join('<br>')
}

function overview(): string {
  const rows = [
    ['[ASVS 5.0](asvs.md)', 'requirements of OWASP, by id', counted(requirements)],
    ['[Hazards](hazards.md)', 'what could harm somebody, in the manner of DCB0129', counted(hazards)],
    ['[DPIA](dpia.md)', 'risks to people’s privacy', counted(privacyRisks)],
    ['[DTAC](dtac.md)', 'where the evidence is, and what is missing', `${parts.length} parts`],
  ]
  return `# Records\n\n${made}\n\nFor those who have to sign: a data protection officer, a Caldicott Guardian, a clinical safety officer, a buyer. Nobody has\nsigned anything yet. ${meaning}\n\n${table(['page', 'what', 'how far'], rows)}\n`
}

function asvs(): string {
  const rows = requirements.map(each => [
    `v5.0.0-${each.id}`,
    each.about,
    each.control,
    stateOf(each),
    shownBy(each),
  ])
  return `# ASVS 5.0.0, id by id\n\n${made}\n\nThe ids that matter most for a service in which being known is the harm; the rest of the standard is **not mapped yet**. The\nwords are ours: read the requirement itself in the standard. ${meaning}\n\n${counted(requirements)}.\n\n${table(['id', 'about', 'what we do', 'state', 'shown by'], rows)}\n`
}

function hazardLog(): string {
  const level = ([severity, likelihood]: readonly [number, number]) =>
    `${severity} × ${likelihood} = ${severity * likelihood}`
  const rows = hazards.map(each => [
    each.id,
    each.hazard,
    each.harm,
    each.causes,
    level(each.before),
    each.controls,
    level(each.after),
    stateOf(each),
    shownBy(each),
  ])
  return `# Hazard log\n\n${made}\n\nIn the manner of DCB0129. The numbers (how bad × how likely, 1 to 5) are the proposal of those who built it; a clinical safety\nofficer has to judge them. ${meaning}\n\n${counted(hazards)}.\n\n${table(['id', 'hazard', 'harm', 'causes', 'before', 'controls', 'after', 'state', 'shown by'], rows)}\n`
}

function dpia(): string {
  const rows = privacyRisks.map(each => [
    each.risk,
    each.before,
    each.measures,
    each.after,
    stateOf(each),
    shownBy(each),
  ])
  return `# Data protection impact assessment

${made}

A draft for the data protection officer and the Caldicott Guardian. What is law is theirs to say.

- **What is done:** a clinic offers peer support; whoever agrees is released to a charity, which matches them with a trained
  volunteer, supports them, and writes back what they allowed. Figures are counted without names.
- **About whom:** people with a diagnosis that is itself a secret; volunteers, most of whom share it; staff.
- **What:** what they like to be called, how they are safely reached, the clinic's number, what they agreed, what was talked
  about as themes, private words sealed apart, appointments kept or missed as dates. No results, no medication, no address.
- **Who sees what:** [the table of rights](../permissions.md), which the API and the database are made from.
- **How long:** as the clinic settled, then somebody decides; the key is destroyed, counts stay
  ([erasing](../operations/backups.md), [decision 28](../decisions/0028-erased-again-after-a-restore.md)).
- **Where it goes:** texts and emails by the carrier that is set; words to the clinic's system that name an id and a status.
- **Rights:** everything about somebody is given out by two people; who looked can be told; a no is taken at any time.
- **To be asked:** people who used the service, and those who said no. This has not been done.

${meaning}

${counted(privacyRisks)}.

${table(['risk', 'before', 'measures', 'after', 'state', 'shown by'], rows)}
`
}

function dtac(): string {
  const rows = parts.map(({ part, asks, pages, missing }) => [
    part,
    asks,
    pages.map(linkTo).join(', '),
    missing,
  ])
  return `# DTAC: where the evidence is\n\n${made}\n\n${table(['part', 'asks for', 'here', 'not here'], rows)}\n`
}

/** A page that is not there is found when the pages are made. */
function linkTo(page: string): string {
  const isMade = !page.includes('/')
  if (!isMade && !existsSync(join(root, 'docs/records', page))) throw new Error(`There is no ${page}`)
  return `[${page.replace(/^\.\.\//, '')}](${page})`
}
