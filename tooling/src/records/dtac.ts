/** Where the evidence for each part of the NHS's digital technology assessment (DTAC) is, and what is not there yet. */
export interface Part {
  readonly part: string
  readonly asks: string
  /** Pages of this repository, from docs/records. */
  readonly pages: readonly string[]
  readonly missing: string
}

export const parts: readonly Part[] = [
  {
    part: 'C1 Clinical safety',
    asks: 'DCB0129: a hazard log, a safety case, a clinical safety officer',
    pages: ['hazards.md', '../lifecycles/concern.md'],
    missing: 'a named clinical safety officer; a signed safety case; the clinic’s own DCB0160',
  },
  {
    part: 'C2 Data protection',
    asks: 'a DPIA, DSPT, who is the controller',
    pages: ['dpia.md', '../permissions.md', '../operations/keys.md'],
    missing:
      'the officer’s view and signature; the DSPT of the charity; agreements with each trust; ICO registration',
  },
  {
    part: 'C3 Technical security',
    asks: 'Cyber Essentials, a penetration test, code review, MFA, logging, load',
    pages: ['asvs.md', '../trust.md', '../performance.md', '../operations/README.md'],
    missing:
      'Cyber Essentials Plus; a penetration test by somebody else, with a retest; a load test on the machines of the service',
  },
  {
    part: 'C4 Interoperability',
    asks: 'open standards, NHS number, how others connect',
    pages: ['../integrators/README.md', '../formats/people-list.md'],
    missing: 'the PDS is not asked; conformance was tried against our own reading of the standard only',
  },
  {
    part: 'D1 Usability and accessibility',
    asks: 'research with users, WCAG 2.2 AA',
    pages: ['../how-to/translate.md'],
    missing:
      'research with the people who use it; an audit by somebody else (walks check each page with axe, and no more than that); an accessibility statement',
  },
]
