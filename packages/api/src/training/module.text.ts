/**
 * Markdown into the few things a module may be made of. A second-level heading begins a step and ends in its id,
 * `## What you offer {#offer}`; a third-level heading `Case: ...` or `Try this: ...` begins a box, which goes on until the
 * next heading. Anything else that Markdown knows, raw HTML and pictures first of all, is refused with its line.
 */
import { marked, type Token, type Tokens } from 'marked'
import { type Block, type Box, Link, type ModuleStep, type Run } from './module.schema.ts'

const stepHeading = /^(?<title>[^{]+)\{#(?<id>[^}]+)\}$/
const boxHeading = /^(?<sort>Case|Try this): (?<title>.+)$/

export function stepsOf(markdown: string): ModuleStep[] {
  const steps: ModuleStep[] = []
  let box: Box | undefined
  for (const token of marked.lexer(markdown) as Token[]) {
    if (token.type === 'space') continue
    if (token.type === 'heading') {
      const { depth, text } = token as Tokens.Heading
      if (depth === 2) {
        steps.push(stepFrom(text))
        box = undefined
      } else {
        const step = steps.at(-1)
        if (!step) throw new Error(`"${text}" stands before the first step`)
        box = boxFrom(depth, text)
        step.parts.push(box)
      }
      continue
    }
    const step = steps.at(-1)
    if (!step) throw new Error(`This stands before the first step: ${token.raw.trim()}`)
    const block = blockFrom(token)
    if (box) box.blocks.push(block)
    else step.parts.push(block)
  }
  return steps
}

/** What somebody reads of a step, without its looks: for counting and for looking something up. */
export function textOf(step: ModuleStep): string {
  return step.parts
    .flatMap(part => ('blocks' in part ? [part.title, ...part.blocks.map(said)] : [said(part)]))
    .join('\n')
}

function said(block: Block): string {
  if (block.kind === 'paragraph') return plain(block.runs)
  return (block.kind === 'list' ? block.items : block.paragraphs).map(plain).join('\n')
}

function plain(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}

function stepFrom(heading: string): ModuleStep {
  const { title, id } = stepHeading.exec(heading)?.groups ?? {}
  if (!title || !id) throw new Error(`The step "${heading}" has no id: end its heading in {#a-name}`)
  return { id, title: title.trim(), parts: [] }
}

function boxFrom(depth: number, heading: string): Box {
  const { sort, title } = boxHeading.exec(heading)?.groups ?? {}
  if (depth !== 3 || !title)
    throw new Error(`"${heading}" is neither "### Case: ..." nor "### Try this: ..."`)
  return { kind: sort === 'Case' ? 'case' : 'exercise', title, blocks: [] }
}

function blockFrom(token: Token): Block {
  switch (token.type) {
    case 'paragraph':
      return { kind: 'paragraph', runs: runsFrom(token.tokens ?? []) }
    case 'list': {
      const { ordered, items } = token as Tokens.List
      return { kind: 'list', ordered, items: items.map(item => runsFrom(item.tokens.flatMap(inItem))) }
    }
    case 'blockquote': {
      const paragraphs = (token.tokens ?? []).filter(({ type }) => type !== 'space').map(blockFrom)
      return {
        kind: 'quote',
        paragraphs: paragraphs.map(block => {
          if (block.kind !== 'paragraph') throw new Error(`Only paragraphs in a quotation: ${token.raw}`)
          return block.runs
        }),
      }
    }
    default:
      throw new Error(`A module has no ${token.type}: ${token.raw.trim()}`)
  }
}

/** The words of one item; a list within a list would be lost on a phone. */
function inItem(token: Token): Token[] {
  if (token.type === 'text' || token.type === 'paragraph') return token.tokens ?? []
  throw new Error(`An item of a list is one line of words: ${token.raw.trim()}`)
}

function runsFrom(tokens: readonly Token[], look: Run['look'] = 'plain', href: string | null = null): Run[] {
  return tokens.flatMap((token): Run[] => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return [{ text: token.text.replaceAll('\n', ' '), look, href }]
      case 'strong':
        return runsFrom(token.tokens ?? [], 'strong', href)
      case 'em':
        return runsFrom(token.tokens ?? [], 'emphasis', href)
      case 'link':
        return runsFrom(token.tokens ?? [], look, Link.parse(token.href))
      default:
        throw new Error(`A module has no ${token.type}: ${token.raw}`)
    }
  })
}
