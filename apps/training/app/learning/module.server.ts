/** A module as its pages need it. */
import { curriculum, type ModuleKey } from '@alongside/domain/training'
import { type Api, load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'

function isModule(name: string | undefined): name is ModuleKey {
  return curriculum.some(({ key }) => key === name)
}

export type ModuleData = Awaited<ReturnType<Api['training']['module']['query']>>
export type Page = ModuleData['page']

/** The module that the address names; an address that names none is a page that is not there. */
export function moduleOf({ params }: { params: LoaderFunctionArgs['params'] }): ModuleKey {
  if (!isModule(params.module)) throw new Response('', { status: 404 })
  return params.module
}

export function loadModule(args: LoaderFunctionArgs): Promise<ModuleData> {
  const module = moduleOf(args)
  return load(args, api => api.training.module.query({ module }))
}
