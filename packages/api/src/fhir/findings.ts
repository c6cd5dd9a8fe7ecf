/**
 * What was found in a message: every fault with the path to it, and the elements that are not used here. No sentence
 * ever repeats what stood in an element: it may be somebody's name.
 */

/** The codes of FHIR's own list that we use. */
type IssueCode =
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'code-invalid'
  | 'extension'
  | 'not-supported'
  | 'not-found'
  | 'duplicate'
  | 'business-rule'
  | 'conflict'
  | 'too-costly'
  | 'login'
  | 'forbidden'
  | 'throttled'
  | 'transient'
  | 'exception'
  | 'informational'

type Severity = 'fatal' | 'error' | 'warning' | 'information'

interface Issue {
  readonly severity: Severity
  readonly code: IssueCode
  readonly says: string
  /** FHIRPath expressions; none where it is not about an element. */
  readonly at: readonly string[]
}

export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome'
  readonly issue: readonly {
    readonly severity: Severity
    readonly code: IssueCode
    readonly details: { readonly text: string }
    readonly expression?: readonly string[]
  }[]
}

/** As many faults as anybody mends in one go. */
const MOST_FAULTS = 500

export class Findings {
  readonly #faults: Issue[] = []
  readonly #warnings: Issue[] = []
  readonly #unused = new Set<string>()
  readonly #paths = new Set<string>()

  /** Notes a fault; of several at one path the first counts. */
  refuse(at: string, code: IssueCode, says: string): void {
    if (this.#paths.has(at) || this.#faults.length >= MOST_FAULTS) return
    this.#paths.add(at)
    this.#faults.push({ severity: 'error', code, says, at: [at] })
  }

  warn(at: string, code: IssueCode, says: string): void {
    this.#warnings.push({ severity: 'warning', code, says, at: [at] })
  }

  /** Notes an element that was understood to be there and is not used. Its path has no places in lists. */
  leaveOut(at: string): void {
    this.#unused.add(at)
  }

  get ok(): boolean {
    return this.#faults.length === 0
  }

  hasFaultAt(path: string): boolean {
    return this.#paths.has(path)
  }

  /** Whether a fault was noted inside of this element. */
  hasFaultIn(path: string): boolean {
    for (const each of this.#paths)
      if (each === path || each.startsWith(`${path}.`) || each.startsWith(`${path}[`)) return true
    return false
  }

  /** Whether an element that holds this one is a fault already: what is wrong inside of it follows from that. */
  isInsideOfFault(path: string): boolean {
    for (const each of this.#paths)
      if (path.startsWith(`${each}.`) || path.startsWith(`${each}[`)) return true
    return false
  }

  get outcome(): OperationOutcome {
    const unused: Issue[] =
      this.#unused.size === 0
        ? []
        : [
            {
              severity: 'information',
              code: 'not-supported',
              says: 'These elements are not used here, and nothing of them was kept.',
              at: [...this.#unused].sort(),
            },
          ]
    const issues = this.ok ? [...this.#warnings, ...unused] : this.#faults
    return outcomeOf(
      issues.length > 0
        ? issues
        : [{ severity: 'information', code: 'informational', says: 'All of it was understood.', at: [] }],
    )
  }
}

function outcomeOf(issues: readonly Issue[]): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ severity, code, says, at }) => ({
      severity,
      code,
      details: { text: says },
      ...(at.length > 0 ? { expression: at } : {}),
    })),
  }
}

/** An outcome with one thing to say. */
export function saying(
  code: IssueCode,
  says: string,
  { severity = 'error', at = [] }: { severity?: Severity; at?: readonly string[] } = {},
): OperationOutcome {
  return outcomeOf([{ severity, code, says, at }])
}
