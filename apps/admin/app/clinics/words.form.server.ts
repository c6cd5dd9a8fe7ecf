/** What the page of one message posts: new words, a look at them first, or back to the programme's. */
import { type MessageKey, wrongWith } from '@alongside/domain/messages'
import { PlainDate } from '@alongside/domain/time'
import * as z from 'zod'

const Words = z.strictObject({
  text: z.string().max(1000, 'Make it shorter').optional(),
  readBy: z.string().trim().max(80, 'Write a shorter name').optional(),
  /** A tick; nothing in English, where nobody is asked. */
  wasRead: z.boolean().optional(),
})

const Common = { commandId: z.uuid(), version: z.string().optional() }

/** Names of places are looked for by the API, which alone knows them all. */
export function wordsForm({ purpose, language }: MessageKey) {
  return z
    .discriminatedUnion('deed', [
      z.strictObject({
        deed: z.literal('look'),
        ...Common,
        effectiveOn: PlainDate.optional(),
        value: Words.optional(),
      }),
      z.strictObject({
        deed: z.literal('settle'),
        ...Common,
        effectiveOn: PlainDate,
        value: Words.optional(),
      }),
      z.strictObject({ deed: z.literal('goBack'), ...Common, effectiveOn: PlainDate }),
    ])
    .superRefine((form, context) => {
      if (form.deed === 'goBack') return
      const { text = '', readBy = '', wasRead = false } = form.value ?? {}
      const wrong = (name: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['value', name], message })
      if (form.deed === 'look') {
        if (text.trim() === '') wrong('text', 'Write the message')
        return
      }
      for (const sentence of wrongWith({ purpose, language, text })) wrong('text', sentence)
      if (language === 'en') return
      if (!wasRead)
        wrong('wasRead', 'Tick this once somebody who grew up with the language has read the words')
      if (readBy === '') wrong('readBy', 'Write who read them')
    })
}
