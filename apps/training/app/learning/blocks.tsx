import { Fragment } from 'react'
import type { Page } from './module.server.ts'

type Part = Page['steps'][number]['parts'][number]
type Box = Extract<Part, { kind: 'case' | 'exercise' }>
type Block = Exclude<Part, Box>
type Run = Extract<Block, { kind: 'paragraph' }>['runs'][number]

const boxWords = { case: 'A story', exercise: 'Try this' } as const

/** What is written never changes its order, so that its place is its name. */
function placed<T>(things: readonly T[]): { key: string; thing: T }[] {
  return things.map((thing, place) => ({ key: String(place), thing }))
}

function isBox(part: Part): part is Box {
  return part.kind === 'case' || part.kind === 'exercise'
}

/** The text of one step: paragraphs, lists, quotations and boxes, and nothing else. */
export function Parts({
  parts,
  boxHeading: BoxHeading = 'h2',
}: {
  readonly parts: readonly Part[]
  /** One below the heading under which the text stands. */
  readonly boxHeading?: 'h2' | 'h3'
}) {
  return (
    <>
      {placed(parts).map(({ key, thing: part }) =>
        isBox(part) ? (
          <section key={key} className={`al-box al-box--${part.kind}`}>
            <BoxHeading className="al-box__title">
              <span className="al-box__kind">{boxWords[part.kind]}</span> {part.title}
            </BoxHeading>
            {placed(part.blocks).map(({ key: inner, thing }) => (
              <BlockOf key={inner} block={thing} />
            ))}
          </section>
        ) : (
          <BlockOf key={key} block={part} />
        ),
      )}
    </>
  )
}

function BlockOf({ block }: { readonly block: Block }) {
  if (block.kind === 'paragraph') return <p>{runs(block.runs)}</p>
  if (block.kind === 'quote')
    return (
      <blockquote className="al-quote">
        {placed(block.paragraphs).map(({ key, thing }) => (
          <p key={key}>{runs(thing)}</p>
        ))}
      </blockquote>
    )
  const items = placed(block.items).map(({ key, thing }) => <li key={key}>{runs(thing)}</li>)
  return block.ordered ? (
    <ol className="nhsuk-list nhsuk-list--number">{items}</ol>
  ) : (
    <ul className="nhsuk-list nhsuk-list--bullet">{items}</ul>
  )
}

function runs(all: readonly Run[]) {
  return placed(all).map(({ key, thing }) => <Fragment key={key}>{looked(thing)}</Fragment>)
}

function looked({ text, look, href }: Run) {
  const words = look === 'strong' ? <strong>{text}</strong> : look === 'emphasis' ? <em>{text}</em> : text
  return href === null ? (
    words
  ) : (
    <a href={href} rel="noreferrer">
      {words}
    </a>
  )
}
