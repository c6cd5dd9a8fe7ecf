import type { Proof } from '@alongside/domain/account'
import { Form as RemixForm } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { KeyButton } from '../app/key-button.tsx'
import { useFormResult } from '../form/form.tsx'
import { FormContext } from '../form/form-context.tsx'
import type { FormResult } from '../form/form-result.ts'
import { SubmitButton } from '../form/submit-button.tsx'
import { TextField } from '../form/text-fields.tsx'

/** Asks who is at the keyboard, and goes on with the form that waits for it. `Page` has one. */
export function ProofPanel() {
  const result = useFormResult()
  const box = useRef<HTMLElement>(null)
  const asked = result?.proof
  useEffect(() => {
    if (asked) box.current?.focus()
  }, [asked])
  if (!asked) return null
  return (
    <section className="al-panel al-proof" ref={box} tabIndex={-1} aria-labelledby="proof-title">
      <h2 className="nhsuk-heading-m" id="proof-title">
        Confirm that it is you
      </h2>
      <p>Nothing is done yet. Once you have confirmed, we go on with what you filled in.</p>
      <RemixForm method="post" id="proof" className="al-form" noValidate>
        {asked.carry.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same name may stand there twice, and the order never changes
          <input key={`${name} ${at}`} type="hidden" name={name} value={value} />
        ))}
        <ProofFields
          proofs={asked.proofs}
          {...(asked.wrong === undefined ? {} : { wrong: asked.wrong })}
          isBeside
        />
      </RemixForm>
    </section>
  )
}

/** The fields of a proof, inside a form with the id `proof`, and its button. */
export function ProofFields({
  proofs,
  wrong,
  back = '/my-sign-in',
  isBeside = false,
}: {
  readonly proofs: readonly Proof[]
  readonly wrong?: string
  /** Where the way through a trust leads in the end. */
  readonly back?: string
  /** Something that was filled in waits here meanwhile: the trust is visited beside it. */
  readonly isBeside?: boolean
}) {
  const field = proofs.includes('code') ? 'proof.code' : 'proof.password'
  const result: FormResult | undefined =
    wrong === undefined ? undefined : { form: 'proof', values: {}, errors: { [field]: [wrong] } }
  const byKey = proofs.includes('passkey')
  const byText = proofs.includes('code') || proofs.includes('password')
  return (
    <FormContext.Provider value={{ id: 'proof', prefix: '', values: {}, result }}>
      {byKey ? (
        <KeyButton
          what="proof"
          label="Use my passkey"
          onDone={() => (document.getElementById('proof') as HTMLFormElement | null)?.requestSubmit()}
        />
      ) : null}
      {proofs.includes('trust') ? <ByTrust back={back} isBeside={isBeside} /> : null}
      {byKey && byText ? <p>Or, without your passkey:</p> : null}
      {proofs.includes('code') ? (
        <TextField
          name="proof.code"
          label="6-number code"
          hint="From your authenticator app."
          inputMode="numeric"
          autoComplete="one-time-code"
          width={10}
        />
      ) : null}
      {proofs.includes('password') ? (
        <TextField
          name="proof.password"
          label="Your password"
          hint="So that nobody else does this on your open screen."
          type="password"
          autoComplete="current-password"
        />
      ) : null}
      {byText ? (
        <SubmitButton tone={byKey ? 'secondary' : 'primary'} busy="Checking…">
          Confirm and go on
        </SubmitButton>
      ) : null}
    </FormContext.Provider>
  )
}

/** The trust asks who is there. What was filled in stays on this page, and goes on once they are back. */
function ByTrust({ back, isBeside }: { readonly back: string; readonly isBeside: boolean }) {
  const to = `/confirm/trust?${new URLSearchParams({ back })}`
  if (!isBeside)
    return (
      <p>
        <a className="nhsuk-button" href={to}>
          Confirm through your trust
        </a>
      </p>
    )
  return (
    <>
      <p>
        <a className="nhsuk-button" href={to} target="_blank" rel="noreferrer">
          Confirm through your trust (opens in a new tab)
        </a>
      </p>
      <p>When you have done that, come back to this page.</p>
      <SubmitButton tone="secondary" busy="Checking…">
        I have confirmed: go on
      </SubmitButton>
    </>
  )
}
