/** What an administrator asks of the systems of clinics. */
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { read } from '../read.ts'
import { canDo, canSee, granted, router } from '../trpc.ts'
import {
  addSystem,
  endSystem,
  makeKey,
  revokeKey,
  sendAgain,
  subscribe,
  unsubscribe,
} from './systems.changes.ts'
import { DeliveryPage, listDeliveries, listSystems, SystemList, WantedDeliveries } from './systems.views.ts'

const Done = z.strictObject({ done: z.literal(true) })
const MadeKey = z.strictObject({ systemId: Id, keyId: Id, key: z.string().nullable() })
const ById = z.strictObject({ id: Id, commandId: Id })

/** Where a clinic wants to hear: by https, without a password in the address. Which hosts may be called is settled by the install. */
const WebAddress = z
  .url({ protocol: /^https$/, message: 'Write an address that begins with https://' })
  .max(500)
  .refine(text => !/@|#/.test(text), 'Write the address without a name, a password or a # in it')

export const integrationsRouter = router({
  list: canSee('clinicSystem')
    .input(z.strictObject({}))
    .output(SystemList)
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'integrations.list', listSystems))),
  add: canDo('handOutKey')
    .input(
      z.strictObject({
        commandId: Id,
        clinicId: Id,
        name: z.string().trim().min(1, 'Write what the system is called').max(60),
        perMinute: z.int().min(1).max(10_000).default(300),
      }),
    )
    .output(MadeKey)
    .mutation(async ({ ctx, input }) => granted(await addSystem(ctx.doors, ctx.caller, input))),
  makeKey: canDo('handOutKey')
    .input(
      z.strictObject({
        commandId: Id,
        systemId: Id,
        expiresInDays: z.int().min(1).max(730).nullable().default(null),
      }),
    )
    .output(MadeKey)
    .mutation(async ({ ctx, input }) => granted(await makeKey(ctx.doors, ctx.caller, input))),
  revokeKey: canSee('clinicSystem')
    .input(ById)
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await revokeKey(ctx.doors, ctx.caller, input))),
  end: canSee('clinicSystem')
    .input(ById)
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await endSystem(ctx.doors, ctx.caller, input))),
  subscribe: canDo('handOutKey')
    .input(z.strictObject({ commandId: Id, systemId: Id, url: WebAddress }))
    .output(z.strictObject({ subscriptionId: Id, secret: z.string().nullable() }))
    .mutation(async ({ ctx, input }) => granted(await subscribe(ctx.doors, ctx.caller, input))),
  unsubscribe: canSee('clinicSystem')
    .input(ById)
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await unsubscribe(ctx.doors, ctx.caller, input))),
  deliveries: canSee('clinicSystem')
    .input(WantedDeliveries)
    .output(DeliveryPage)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'integrations.deliveries', reading =>
          listDeliveries(reading, input),
        ),
      ),
    ),
  sendAgain: canSee('clinicSystem')
    .input(z.strictObject({ ids: z.array(Id).min(1).max(50), commandId: Id }))
    .output(z.strictObject({ again: z.int() }))
    .mutation(async ({ ctx, input }) => granted(await sendAgain(ctx.doors, ctx.caller, input))),
})
