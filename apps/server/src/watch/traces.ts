/** A span for each answer and each round of the jobs, sent to a collector (OTLP over HTTP). Loaded only where there is one. */
import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { partsOf, type Watch } from './watch.ts'

export function openTraces(url: string): Watch {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'api' }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })],
  })
  const tracer = provider.getTracer('server')
  return {
    answered: answer => {
      const { names, method } = partsOf(answer)
      const span = tracer.startSpan(names.join(','), {
        kind: SpanKind.SERVER,
        startTime: Date.now() - answer.ms,
        attributes: {
          'http.request.method': method,
          'http.route': names.join(','),
          'http.response.status_code': answer.status,
        },
      })
      if (answer.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    },
    did: (event, numbers) => {
      tracer.startSpan(`jobs ${event}`, { attributes: { ...numbers } }).end()
    },
    failed: event => {
      const span = tracer.startSpan(`jobs ${event}`)
      span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    },
    stop: () => provider.shutdown(),
  }
}
