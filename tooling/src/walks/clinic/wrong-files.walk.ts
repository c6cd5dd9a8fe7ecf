import { writeFileSync } from 'node:fs'
import { expect, test } from '../walk.ts'
import { listOf, mistakes, sendFile, signIn } from './health-adviser.ts'

const wrong = [
  { name: 'nothing', file: 'list.csv', content: '', says: 'Choose the file' },
  {
    name: 'an Excel file',
    file: 'list.xlsx',
    content: Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from('xl/workbook.xml')]),
    says: 'This is an Excel file. Save it as CSV first.',
  },
  { name: 'a PDF', file: 'list.pdf', content: '%PDF-1.7 and more', says: 'This is a PDF.' },
  {
    name: 'rows without headings',
    file: 'rows.csv',
    content: 'C1,Ade,new,01/03/2026\r\nC2,Bo,new,02/03/2026',
    says: 'The first row must hold the names of the columns.',
  },
]

for (const { name, file, content, says } of wrong) {
  test(`${name} is refused as a whole, in plain words beside the file`, async ({ page, problems }) => {
    await signIn(page)
    await sendFile(page, file, content)
    await expect(await mistakes(page)).toContainText(says)
    await expect(page.getByRole('link', { name: new RegExp(says.slice(0, 12)) })).toBeVisible()
    expect(await problems()).toEqual([])
  })
}

test('a file of fifty megabytes is refused, and nothing of it is kept', async ({ page, problems }, info) => {
  const large = info.outputPath('large.csv')
  writeFileSync(large, Buffer.alloc(50 * 1024 * 1024, 'a,b\r\n'))
  await signIn(page)
  await page.goto('/lists/new')
  await page.getByLabel('The file', { exact: true }).setInputFiles(large)
  await page.getByRole('button', { name: 'Send and look at it' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('too large')
  expect(await problems()).toEqual([])
})

test('a file without a column that is needed asks for it, and says so again when it is not given', async ({
  page,
  problems,
}) => {
  await signIn(page)
  await sendFile(page, 'short.csv', 'Client,Comment\r\nWALK-40,hello')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Which column means what?')
  await expect(page.getByText('Something is not found yet')).toBeVisible()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Look at the rows' }).click()
  await expect(await mistakes(page)).toContainText('The file has no column for "Clinic number".')
  expect(await problems()).toEqual([])
})

test('the example files are taken as they are', async ({ page }) => {
  await signIn(page)
  const answer = await page.request.get('/lists/sample/people.csv')
  expect(answer.headers()['content-disposition']).toBe('attachment; filename="example-people.csv"')
  await sendFile(page, 'example.csv', await answer.body())
  await page.waitForURL(/\/lists\/.*\/(columns|check)/)
  if (page.url().includes('/columns')) await page.getByRole('button', { name: 'Look at the rows' }).click()
  await expect(page.getByText('Every row can be taken')).toBeVisible()
  await page.getByRole('button', { name: 'Let it go' }).click()
  await expect(page.getByText('The list was let go.')).toBeVisible()
})

test('rows to mend come back as a file with what is wrong beside each', async ({ page }) => {
  await signIn(page)
  await sendFile(
    page,
    'mend.csv',
    listOf(
      ['WALK-41', 'Viola', '', 'New diagnosis', '01/01/2026', '', ''],
      ['WALK-42', '', '', 'curious', '', '', ''],
    ),
  )
  await page.waitForURL(/\/lists\/.*\/(columns|check)/)
  if (page.url().includes('/columns')) await page.getByRole('button', { name: 'Look at the rows' }).click()
  await expect(page.getByText('1 row cannot be taken')).toBeVisible()
  const file = await page.request.get(`${page.url().replace(/\/check.*/, '')}/mend.csv`)
  expect(await file.text()).toContain('The name to use is missing.')
})
