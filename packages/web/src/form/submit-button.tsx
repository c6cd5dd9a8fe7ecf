import { useNavigation } from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { FormContext } from './form-context.tsx'

/** The button that sends a form. */
export interface SubmitButtonProps {
  readonly children: ReactNode
  readonly tone?: 'primary' | 'secondary' | 'warning'
  readonly small?: boolean
  /** Names what happens while the answer is awaited. */
  readonly busy?: string
  /** Sent along, so that one form can have two buttons. */
  readonly name?: string
  readonly value?: string
}

/** Sends the form around it. While the answer is awaited it says so and takes no second click. */
export function SubmitButton({
  children,
  tone = 'primary',
  small,
  busy = 'Saving…',
  name,
  value,
}: SubmitButtonProps) {
  const { id } = useContext(FormContext)
  const navigation = useNavigation()
  const isBusy = navigation.state !== 'idle' && navigation.formData?.get('form') === id
  const look = tone === 'primary' ? '' : ` nhsuk-button--${tone}`
  return (
    <button
      type="submit"
      className={`nhsuk-button${look}${small ? ' nhsuk-button--small' : ''}`}
      aria-disabled={isBusy || undefined}
      onClick={event => {
        if (isBusy) event.preventDefault()
      }}
      name={name}
      value={value}
    >
      {isBusy ? busy : children}
    </button>
  )
}
