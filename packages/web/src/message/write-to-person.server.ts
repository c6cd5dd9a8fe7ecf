import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { load } from '../request/load.server.ts'
import { submit } from '../request/submit.server.ts'

interface Asked {
  readonly request: Request
  readonly params: { readonly id?: string | undefined }
}

/** What would be sent, as the words that need nothing filled in. */
export function loadDraft({ request, params }: Asked) {
  const personId = params.id ?? ''
  return load({ request }, async api => ({
    personId,
    draft: await api.messages.draft.query({ personId, words: { purpose: 'tryAgain' } }),
  }))
}

const WriteForm = z
  .strictObject({
    commandId: z.uuid(),
    purpose: z.enum(['tryAgain', 'checkTime', 'ownWords']),
    when: Instant.optional(),
    body: z.string().trim().max(300).optional(),
  })
  .superRefine(({ purpose, when, body }, context) => {
    if (purpose === 'checkTime' && when === undefined)
      context.addIssue({ code: 'custom', path: ['when'], message: 'Give the day and the time' })
    if (purpose === 'ownWords' && !body)
      context.addIssue({ code: 'custom', path: ['body'], message: 'Write the message' })
  })

/** Sends it, and goes back to the person. */
export function sendDraft({ request, params }: Asked) {
  const personId = params.id ?? ''
  return submit(
    { request },
    WriteForm,
    async ({ commandId, purpose, when, body }, api) => {
      await api.messages.write.mutate({
        personId,
        commandId,
        words:
          purpose === 'ownWords'
            ? { purpose, body: body ?? '' }
            : purpose === 'checkTime' && when !== undefined
              ? { purpose, when }
              : { purpose: 'tryAgain' },
      })
      return {
        to: `/people/${personId}`,
        said: 'On its way. It leaves at the next hour that is safe for them',
      }
    },
    { purpose: 'Choose what you would like to say' },
  )
}
