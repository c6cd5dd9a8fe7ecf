import { partsInWords } from '@alongside/domain/messages'
import {
  CommandField,
  DateField,
  Form,
  SubmitButton,
  TextAreaField,
  TextField,
  TickField,
  useAnswer,
} from '@alongside/web/form'
import { dayInWords, Notice, Page, Panel, titled } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MessageShown, WhoseWords, WordsSince } from '../clinics/message-shown.tsx'
import { SettledRows } from '../clinics/settled-rows.tsx'
import { wordsForm } from '../clinics/words.form.server.ts'
import { messageIn, messageToSettle, readsIn } from '../clinics/words.server.ts'

export const meta = titled('Other words')

export function loader(args: LoaderFunctionArgs) {
  const key = messageIn(args.params)
  return load(args, async api =>
    messageToSettle(await api.places.toSettle.query({ id: args.params.id ?? '' }), key),
  )
}

interface Looked {
  readonly looked: {
    readonly shown: string
    readonly length: string | null
    readonly lang: string
    readonly dir: 'ltr' | 'rtl'
  }
}

export async function action(args: ActionFunctionArgs) {
  const key = messageIn(args.params)
  const clinicId = args.params.id ?? ''
  const typed = Object.fromEntries(await args.request.clone().formData())
  return submit(
    args,
    wordsForm(key),
    async (form, api) => {
      const { text = '', readBy = '' } = form.deed === 'goBack' ? {} : (form.value ?? {})
      if (form.deed === 'look') {
        const { wrong, shown, length } = await api.places.lookAtWords.query({ ...key, text })
        return json({
          form: 'words',
          values: typed,
          errors: wrong.length > 0 ? { 'value.text': wrong } : {},
          looked: { shown, length: length && partsInWords(length), ...readsIn(key.language) },
        })
      }
      await api.places.settle.mutate({
        clinicId,
        commandId: form.commandId,
        version: (form.version ?? null) as never,
        effectiveOn: form.effectiveOn,
        change: {
          group: 'words',
          value: { ...key, text: form.deed === 'goBack' ? null : text, readBy },
        },
      })
      return {
        to: `/clinics/${clinicId}/words?in=${key.language}`,
        said: 'Settled. What held before stays in the history.',
      }
    },
    { effectiveOn: 'Write the day from which it holds' },
  )
}

/** Settles other words for one message of a clinic, from a day on, or goes back to those of the programme. */
export default function OtherWords() {
  const { clinic, now, language, isEnglish, gaps, text, readBy, goBackTo, rows } =
    useLoaderData<typeof loader>()
  const answer: unknown = useAnswer<unknown>()
  const hint = `${dayInWords(clinic.mayHoldFrom)} or later. What was written before that day leaves as it was written.`
  return (
    <Page
      title={now.title}
      caption={`${clinic.name}, in ${language}`}
      back={{ to: `/clinics/${clinic.id}/words?in=${now.lang}`, label: 'What messages say' }}
      narrow
    >
      {isLooked(answer) ? (
        <div role="status">
          <Notice title="This is how somebody would read it">
            <MessageShown facts={answer.looked} />
          </Notice>
        </div>
      ) : null}
      <Panel title="What it says today" aside={<WhoseWords {...now} />}>
        <MessageShown facts={now} />
        <WordsSince {...now} />
      </Panel>
      <Form
        id="words"
        values={{ 'value.text': text, 'value.readBy': readBy, effectiveOn: clinic.mayHoldFrom }}
      >
        <CommandField form="words" />
        {clinic.version ? <input type="hidden" name="version" value={clinic.version} /> : null}
        <TextAreaField
          name="value.text"
          label="The message"
          labelSize="s"
          lang={now.lang}
          dir={now.dir}
          rows={5}
          hint={
            <>
              Say nothing about health, places, or why you write. These are filled in by themselves:
              <span className="ad-gaps">
                {gaps.map(({ sign, words }) => (
                  <span key={sign}>
                    <code dir="ltr">{sign}</code> {words}
                  </span>
                ))}
              </span>
            </>
          }
        />
        {isEnglish ? null : (
          <>
            <TickField
              name="value.wasRead"
              label={`Somebody who grew up with ${language} has read these words`}
              hint="They know what a stranger would make of them. We can look for words that we know, and no more."
            />
            <TextField name="value.readBy" label="Who read them?" labelSize="s" />
          </>
        )}
        <DateField name="effectiveOn" label="From which day does it hold?" labelSize="s" hint={hint} />
        <p className="al-actions">
          <SubmitButton tone="secondary" name="deed" value="look" busy="Looking…">
            Look at it first
          </SubmitButton>
          <SubmitButton name="deed" value="settle">
            Settle these words
          </SubmitButton>
        </p>
      </Form>
      {goBackTo === null ? null : (
        <Panel title="Go back to the programme’s words">
          <p className="ad-message" lang={now.lang} dir={now.dir}>
            {goBackTo}
          </p>
          <Form id="goBack" values={{ effectiveOn: clinic.mayHoldFrom }}>
            <CommandField form="goBack" />
            {clinic.version ? <input type="hidden" name="version" value={clinic.version} /> : null}
            <DateField name="effectiveOn" label="From which day?" labelSize="s" hint={hint} />
            <SubmitButton tone="secondary" name="deed" value="goBack">
              Go back to the programme’s words
            </SubmitButton>
          </Form>
        </Panel>
      )}
      <Panel title="What was changed, and when">
        {rows.length === 0 ? <p>Nothing yet.</p> : <SettledRows rows={rows} />}
      </Panel>
    </Page>
  )
}

function isLooked(answer: unknown): answer is Looked {
  return typeof answer === 'object' && answer !== null && 'looked' in answer
}
