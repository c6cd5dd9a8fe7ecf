import { settings } from '../settings.server.ts'

/** What travels on to the API with every call: whose browser it is, in which app, and the id under which all logs tell the story. */
export function forwarded(request: Request): Record<string, string> {
  return {
    'x-request-id': request.headers.get('x-request-id') ?? crypto.randomUUID(),
    'x-alongside-app': settings().app,
    'x-alongside-client-ip': request.headers.get('x-alongside-client-ip') ?? '',
  }
}
