import { useFormResult } from '../form/form.tsx'
import { Panel } from './panels.tsx'

/** Words that were typed into a form that has gone meanwhile: not kept, and not lost either. */
export function Written() {
  const values = useFormResult()?.values ?? {}
  const words = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' && name.startsWith('event.') && value.includes(' ') ? [value] : [],
  )
  if (words.length === 0) return null
  return (
    <Panel title="What you had written">
      <p className="al-quiet">It was not saved. Copy it, if you still need it.</p>
      {words.map(each => (
        <p key={each} className="al-asks">
          {each}
        </p>
      ))}
    </Panel>
  )
}
