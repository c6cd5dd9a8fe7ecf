import { submit } from '@alongside/web/request.server'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'

/** Somebody says that they are interested. */
export function action(args: ActionFunctionArgs) {
  return submit(args, z.strictObject({ commandId: z.uuid() }), async (value, api) => {
    await api.recruitment.begin.mutate(value)
    return { to: '/', said: 'Thank you. We will be in touch' }
  })
}

export function loader() {
  return redirect('/')
}
