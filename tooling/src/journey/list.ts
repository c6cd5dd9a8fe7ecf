/** Brings a file to the API as a health adviser does: send it, settle its columns, look at every row, confirm. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../terminal.ts'
import type { Api } from './public-api.ts'
import { type Steps, Stumbled } from './steps.ts'

/** A person of the file, as the preview shows them. */
export interface Listed {
  readonly row: number
  readonly clinicNumber: string
  readonly called: string
}

const PAGE = 50

/** The people of the file who are on the list now. A file that is refused as a whole throws `Stumbled`. */
export async function importList(
  steps: Steps,
  adviser: Api,
  clinicId: string,
  file: Buffer,
  { leaveOutBadRows }: { leaveOutBadRows: boolean },
): Promise<readonly Listed[]> {
  const sent = await steps.take('Health adviser', 'sends the list', 'read', async () => {
    const { import: value } = await adviser.intake.upload.mutate({
      clinicId,
      kind: 'people',
      file: file.toString('base64'),
      commandId: randomUUID(),
    })
    return { happened: 'read', value }
  })
  for (const notice of sent.notices) say(`    ${notice}`)

  if (sent.state === 'reading')
    await steps.take('Health adviser', 'says which column means what', 'every row looked at', async () => {
      const { mapping, missing, fields } = await adviser.intake.suggestMapping.query({ id: sent.id })
      if (missing.length > 0) {
        const headings = missing.map(name => fields.find(({ field }) => field === name)?.heading ?? name)
        return { happened: `no column was found for: ${headings.join(', ')}`, value: undefined }
      }
      await adviser.intake.setMapping.mutate({ id: sent.id, mapping, commandId: randomUUID() })
      return { happened: 'every row looked at', value: undefined }
    })

  const { good, known, bad } = await lookAtRows(adviser, sent.id)
  say(
    `    ${good.length + known.length + bad.length} rows: ${good.length} to add, ${known.length} there already, ${bad.length} that cannot be taken`,
  )
  for (const { row, words } of bad) say(`    row ${row} cannot be taken. ${words}`)
  for (const { row } of known)
    steps.fail(`row ${row}: somebody who has an offer or support under way already, so nothing is added`)
  if (bad.length > 0 && !leaveOutBadRows) for (const { row } of bad) steps.fail(`row ${row} was left out`)
  if (good.length === 0) {
    steps.fail('nobody of this list can be added')
    await adviser.intake.discard.mutate({ id: sent.id, commandId: randomUUID() })
    throw new Stumbled('import')
  }

  await steps.take('Health adviser', 'confirms the list', `${good.length} added`, async () => {
    await adviser.intake.confirm.mutate({ id: sent.id, leaveOutBadRows: true, commandId: randomUUID() })
    for (;;) {
      const { import: now, running } = await adviser.intake.progress.query({ id: sent.id })
      if (now.state === 'done') return { happened: `${now.rows.done} added`, value: undefined }
      if (!running) return { happened: now.problem ?? now.state, value: undefined }
      say(`    ${now.rows.done} of ${good.length} written`)
      await sleep(1000)
    }
  })
  return good
}

interface Looked {
  good: Listed[]
  known: Listed[]
  bad: { row: number; words: string }[]
}

async function lookAtRows(adviser: Api, id: string): Promise<Looked> {
  const looked: Looked = { good: [], known: [], bad: [] }
  for (let after: number | undefined; ; ) {
    const page = await adviser.intake.preview.query({
      id,
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    })
    for (const { rowNumber: row, state, cells, problems } of page.rows) {
      const listed = { row, clinicNumber: cells.clinicNumber ?? '', called: cells.called ?? '' }
      if (state === 'good') looked.good.push(listed)
      else if (state === 'known') looked.known.push(listed)
      else
        looked.bad.push({
          row,
          words: problems
            .map(({ column, problem }) => (column === '' ? problem : `${column}: ${problem}`))
            .join(' '),
        })
    }
    if (page.next === null) return looked
    after = page.next
  }
}
