import { TextField } from '../form/text-fields.tsx'

/** A new password, typed twice. */
export function NewPasswordFields() {
  return (
    <>
      <TextField
        name="newPassword"
        label="New password"
        hint="At least 12 characters. Three or four words that only you would put together are good."
        type="password"
        autoComplete="new-password"
      />
      <TextField
        name="newPasswordAgain"
        label="New password, once more"
        type="password"
        autoComplete="new-password"
      />
    </>
  )
}
