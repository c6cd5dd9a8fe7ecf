/** The address of a list: which view, which clinic, and from where on. Ids and cursors only; never a name. */

/** The ways to look at one list, the first one first; each as its address and as its words. */
export type ListViews<View extends string> = readonly [
  readonly [view: View, label: string],
  ...(readonly (readonly [view: View, label: string])[]),
]

/** What an address asks for. */
export interface Asked<View extends string> {
  readonly view: View
  readonly clinicId: string | null
  readonly after: string | null
  /** The beginnings of the pages before this one, the first page left out. */
  readonly trail: readonly string[]
}

const SEPARATOR = '~'
/** How many pages back the way is kept; before that it begins at the first page again. */
const MOST_BACK = 12

export function askedFrom<View extends string>(request: Request, views: ListViews<View>): Asked<View> {
  const query = new URL(request.url).searchParams
  const [view] = views.find(([name]) => name === query.get('view')) ?? views[0]
  const trail = (query.get('trail') ?? '').split(SEPARATOR).filter(cursor => cursor !== '')
  return {
    view,
    clinicId: idIn(query.get('clinic')),
    after: query.get('after'),
    trail,
  }
}

/** Only what looks like an id is asked for; anything else is as if nothing was chosen. */
function idIn(text: string | null): string | null {
  return text !== null && /^[0-9a-f-]{36}$/.test(text) ? text : null
}

/** What the API is asked for; what was not chosen is not there. */
export function queryOf<View extends string>({
  view,
  clinicId,
  after,
}: Asked<View>): { view: View; clinicId?: string; after?: string } {
  return { view, ...(clinicId === null ? {} : { clinicId }), ...(after === null ? {} : { after }) }
}

export function addressOf(
  path: string,
  { view, clinicId }: { view?: string; clinicId?: string | null },
): string {
  return address(path, [
    ['view', view],
    ['clinic', clinicId],
  ])
}

/** The pages before and after this one. */
export function neighbours(
  path: string,
  { view, clinicId, after, trail }: Asked<string>,
  next: string | null,
): { previous?: string; next?: string } {
  const page = (from: string | null | undefined, way: readonly string[]) =>
    address(path, [
      ['view', view],
      ['clinic', clinicId],
      ['after', from],
      ['trail', way.slice(-MOST_BACK).join(SEPARATOR)],
    ])
  return {
    ...(after === null ? {} : { previous: page(trail.at(-1), trail.slice(0, -1)) }),
    ...(next === null ? {} : { next: page(next, after === null ? [] : [...trail, after]) }),
  }
}

function address(path: string, parts: readonly (readonly [string, string | null | undefined])[]): string {
  const given = parts.filter(
    (part): part is [string, string] => typeof part[1] === 'string' && part[1] !== '',
  )
  const query = new URLSearchParams(given)
  return given.length === 0 ? path : `${path}?${query}`
}
