/** The door for the systems of clinics, hung into the server. What is asked there is read and answered by the API. */
import { answerFhir, type Doors, type FhirReply, failedFhir, largestBundle } from '@alongside/api/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { told } from './log.ts'

interface Host {
  readonly doors: Doors
  readonly log: Logger
  readonly settings: { readonly apiUrl: string }
}

const base = '/fhir'

export function addFhirRoutes(app: FastifyInstance, { doors, log, settings }: Host): void {
  app.register((inner, _options, registered) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestBundle }, (_request, body, done) =>
      done(null, body),
    )
    const answer = async (request: FastifyRequest, reply: FastifyReply) => {
      const answered = await answerFhir(doors, `${settings.apiUrl}${base}`, asked(request)).catch(
        (error: unknown): Promise<FhirReply> => {
          log.error({ event: 'failed', id: request.id, error: told(error) })
          return failedFhir()
        },
      )
      return reply.code(answered.status).headers(answered.headers).send(answered.body)
    }
    for (const url of [base, `${base}/*`]) {
      inner.get(url, answer)
      inner.post(url, { bodyLimit: largestBundle }, answer)
    }
    registered()
  })
}

function asked({ method, raw, headers, body }: FastifyRequest) {
  const [path = '', query = ''] = raw.url?.split('?', 2) ?? []
  return {
    method,
    path: path.slice(base.length).replace(/\/$/, ''),
    query,
    authorization: headers.authorization,
    contentType: headers['content-type'],
    prefer: typeof headers.prefer === 'string' ? headers.prefer : undefined,
    body: body instanceof Uint8Array ? body : undefined,
  }
}
