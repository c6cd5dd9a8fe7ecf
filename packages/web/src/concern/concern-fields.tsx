import { concernCategoryWords } from '@alongside/domain/concern'
import { RadiosField, SelectField, TextAreaField, TickField, YesNoField } from '../form/index.ts'
import { Notice } from '../page/index.ts'

/** What comes before any form. */
export function DangerFirst() {
  return (
    <Notice title="Is somebody in danger now?" tone="warning">
      <p>
        <strong>
          Call <a href="tel:999">999</a> first.
        </strong>{' '}
        Then call the coordinator or whoever is on call. Come back here when that is done.
      </p>
    </Notice>
  )
}

/** Raising a concern: what it is, how soon, and what was said. */
export function ConcernFields() {
  return (
    <>
      <RadiosField
        name="how"
        label="How soon does somebody have to know?"
        choices={[
          { value: 'today', label: 'Today' },
          { value: 'urgent', label: 'Within the hour', hint: 'It cannot wait until this evening.' },
          {
            value: 'danger',
            label: 'Somebody is in danger now',
            more: <TickField name="emergencyCalled" label="I have called 999" />,
          },
        ]}
      />
      <SelectField
        name="category"
        label="What are you worried about?"
        hint="The nearest is good enough. It can be changed later."
        none="Choose one"
        choices={Object.entries(concernCategoryWords).map(([value, label]) => ({ value, label }))}
      />
      <YesNoField
        name="personTold"
        label="Have you told them that you will pass this on?"
        hint="Tell them if that is safe. You need not have their yes."
      />
      <TextAreaField
        name="account"
        label="What was said, and what did you see?"
        hint="In their words where you can. You may leave this empty and write it within a day."
        rows={8}
        optional
      />
    </>
  )
}

/** What happens next, for whoever raises it. */
export function WhatHappensNext() {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      <li>The safeguarding lead and the coordinator hear of it at once.</li>
      <li>The lead decides what is done, today. You do not have to find out more.</li>
      <li>You hear what came of it, as far as you may know.</li>
      <li>Do not promise anybody to keep it to yourself.</li>
      <li>
        Whether somebody has told a partner about their health is no concern of this kind. Talk about that
        with your coordinator.
      </li>
    </ul>
  )
}
