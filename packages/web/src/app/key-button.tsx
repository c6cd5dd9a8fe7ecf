import { useEffect, useState } from 'react'

/** What a passkey is used for. */
type Ceremony = 'sign-in' | 'register' | 'proof'

const sentences = {
  refused: 'It was not finished. You can try again.',
  unknown: 'This passkey is not known here. Use another one, or sign in another way.',
  away: 'We cannot reach the sign-in service just now. Try again in a minute.',
  wait: 'There were too many tries. Wait a few minutes, then try again.',
} as const

/**
 * A button for a ceremony with a passkey. It is there only where a script runs and the browser knows passkeys: every
 * page that has one has another way besides.
 */
export function KeyButton({
  what,
  label,
  back = '/',
  onDone,
}: {
  readonly what: Ceremony
  readonly label: string
  /** Where to go after signing in: a path of this app. */
  readonly back?: string
  readonly onDone?: () => void
}) {
  const [can, setCan] = useState<'unknown' | 'yes' | 'not here' | 'no'>('unknown')
  const [isBusy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<keyof typeof sentences | null>(null)
  useEffect(() => {
    const knows = typeof window.PublicKeyCredential === 'function'
    // a passkey belongs to a name: it cannot belong to the number of a machine
    const isNumber = /^[\d.]+$|^\[/.test(window.location.hostname)
    setCan(isNumber ? 'not here' : knows ? 'yes' : 'no')
  }, [])
  async function go(): Promise<void> {
    setBusy(true)
    setWrong(null)
    const outcome = await ceremony(what, back)
    if (typeof outcome === 'object') {
      if (outcome.to !== undefined) window.location.assign(outcome.to)
      else onDone?.()
      return
    }
    setWrong(outcome)
    setBusy(false)
  }
  if (can === 'not here' && what === 'register')
    return (
      <p className="al-quiet">
        You opened this page by a number. Open it by its name, such as “localhost”, to make a passkey.
      </p>
    )
  if (can !== 'yes') return null
  return (
    <div className="al-key-button">
      <button
        type="button"
        className="nhsuk-button"
        aria-disabled={isBusy || undefined}
        onClick={() => {
          if (!isBusy) void go()
        }}
      >
        {isBusy ? 'Waiting for your device…' : label}
      </button>
      <p aria-live="assertive" className={wrong ? 'nhsuk-error-message' : 'nhsuk-u-visually-hidden'}>
        {wrong ? sentences[wrong] : ''}
      </p>
    </div>
  )
}

/** The whole ceremony: the question from the server, the answer of the device, and what the server says to it. */
async function ceremony(what: Ceremony, back: string): Promise<{ to?: string } | keyof typeof sentences> {
  const asked = await fetch(`/key?for=${what}`).catch(() => null)
  if (asked === null || asked.status >= 500) return 'away'
  const options = await asked.json()
  if (options.to) return { to: options.to }
  if (!asked.ok) return asked.status === 429 ? 'wait' : 'refused'
  const device = await import('@simplewebauthn/browser')
  let response: unknown
  try {
    response =
      what === 'register'
        ? await device.startRegistration({ optionsJSON: options })
        : await device.startAuthentication({ optionsJSON: options })
  } catch {
    // the person said no, the device did, or it took too long: they see it on the device itself
    return 'refused'
  }
  const answer = await fetch('/key', {
    method: 'POST',
    body: new URLSearchParams({ for: what, back, response: JSON.stringify(response) }),
  }).catch(() => null)
  if (answer === null || answer.status >= 500) return 'away'
  if (!answer.ok) return answer.status === 429 ? 'wait' : 'unknown'
  return (await answer.json()) as { to?: string }
}
