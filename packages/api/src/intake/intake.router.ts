import { ListKind, ListMapping } from '@alongside/domain/intake'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { change } from '../change.ts'
import { Cursor, PageSize } from '../lifecycle/page.ts'
import { read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { confirmImport, importProgress } from './confirm-import.ts'
import { discardImport } from './discard-import.ts'
import { ImportView, MappingView, PreviewPage, ProgressView, RowState } from './intake.views.ts'
import { setMapping, suggestColumns } from './map-columns.ts'
import { badRowsFile, listImports, previewPage } from './preview.ts'
import { FileInBase64, Uploaded, uploadList } from './upload-list.ts'

const ById = z.strictObject({ id: Id })

export const intakeRouter = router({
  upload: canSee('listImport')
    .input(z.strictObject({ clinicId: Id, kind: ListKind, file: FileInBase64, commandId: Id }))
    .output(Uploaded)
    .mutation(async ({ ctx, input: { commandId, ...list } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'intake.upload', commandId }, changing =>
          uploadList(changing, list),
        ),
      ),
    ),
  suggestMapping: canSee('listImport')
    .input(ById)
    .output(MappingView)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'intake.suggestMapping', reading =>
          suggestColumns(reading, input.id),
        ),
      ),
    ),
  setMapping: canSee('listImport')
    .input(z.strictObject({ id: Id, mapping: ListMapping, commandId: Id }))
    .output(ImportView)
    .mutation(async ({ ctx, input: { id, mapping, commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'intake.setMapping', commandId }, changing =>
          setMapping(changing, id, mapping),
        ),
      ),
    ),
  preview: canSee('listImport')
    .input(z.strictObject({ id: Id, state: RowState.optional(), after: z.int().optional(), limit: PageSize }))
    .output(PreviewPage)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'intake.preview', reading => previewPage(reading, input))),
    ),
  badRows: canSee('listImport')
    .input(ById)
    .output(z.strictObject({ file: z.string() }))
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'intake.badRows', reading => badRowsFile(reading, input.id))),
    ),
  confirm: canSee('listImport')
    .input(z.strictObject({ id: Id, leaveOutBadRows: z.boolean(), commandId: Id }))
    .output(ProgressView)
    .mutation(async ({ ctx, input }) => granted(await confirmImport(ctx.doors, ctx.caller, input))),
  progress: canSee('listImport')
    .input(ById)
    .output(ProgressView)
    .query(async ({ ctx, input }) => granted(await importProgress(ctx.doors, ctx.caller, input.id))),
  list: canSee('listImport')
    .input(
      z.strictObject({ clinicId: Id, kind: ListKind.optional(), after: Cursor.optional(), limit: PageSize }),
    )
    .output(z.strictObject({ rows: z.array(ImportView), next: z.string().nullable() }))
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'intake.list', reading => listImports(reading, input))),
    ),
  discard: canSee('listImport')
    .input(z.strictObject({ id: Id, commandId: Id }))
    .output(ImportView)
    .mutation(async ({ ctx, input: { id, commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'intake.discard', commandId }, changing =>
          discardImport(changing, id),
        ),
      ),
    ),
})
