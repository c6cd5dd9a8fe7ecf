import type { MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { neutralOrigin } from '../neutral-address.ts'

/** Headers for every answer. Nothing comes from elsewhere, nothing inline runs without this answer's own nonce. */
export function securityHeaders(facts: { https: boolean; development: boolean }): MiddlewareHandler {
  return secureHeaders({
    // `no-referrer` would make browsers post forms with `Origin: null`, and every form without JavaScript would fail.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: facts.https ? 'max-age=31536000; includeSubDomains' : false,
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", NONCE],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: facts.development ? ["'self'", 'ws:'] : ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      // Browsers apply this to where a form's answer redirects, too: leaving ends at the neutral page.
      formAction: ["'self'", neutralOrigin],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: {
      camera: [],
      microphone: [],
      geolocation: [],
      payment: [],
      usb: [],
      displayCapture: [],
      browsingTopics: [],
    },
  })
}
