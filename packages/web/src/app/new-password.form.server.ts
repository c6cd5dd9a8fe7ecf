import * as z from 'zod'

/** A new password, typed twice. */
const Twice = z.strictObject({
  newPassword: z.string().min(12, 'Use at least 12 characters').max(200, 'Use fewer than 200 characters'),
  newPasswordAgain: z.string(),
})

function isTwice({ newPassword, newPasswordAgain }: z.infer<typeof Twice>): boolean {
  return newPassword === newPasswordAgain
}
const notTwice = { path: ['newPasswordAgain'], message: 'The two passwords are not the same' }

/** In the place of the one that somebody has. */
export const NewPassword = Twice.extend({ password: z.string().min(1).max(200) })
  .refine(isTwice, notTwice)
  .refine(({ password, newPassword }) => password !== newPassword, {
    path: ['newPassword'],
    message: 'Choose one that you do not have now',
  })

/** With a code that two colleagues gave. */
export const PasswordByCode = Twice.extend({ code: z.string().trim().min(1).max(60) }).refine(
  isTwice,
  notTwice,
)
