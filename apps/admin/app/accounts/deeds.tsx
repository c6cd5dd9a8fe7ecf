import { Moment, Panel, Timeline } from '@alongside/web/page'
import { deedInWords } from './account.words.ts'

/** What administrators did, the newest first. */
export function Deeds({
  title,
  deeds,
}: {
  readonly title: string
  readonly deeds: readonly {
    readonly id: string
    readonly at: string
    readonly by: string | null
    readonly what: string
    readonly detail: Readonly<Record<string, string | number | boolean | readonly string[]>>
  }[]
}) {
  if (deeds.length === 0) return null
  return (
    <Panel title={title}>
      <Timeline
        items={deeds.map(deed => ({
          id: deed.id,
          when: <Moment at={deed.at} />,
          title: deedInWords(deed),
          who: deed.by ?? 'An administrator',
        }))}
      />
    </Panel>
  )
}
