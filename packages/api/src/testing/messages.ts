// What a proof needs to send real messages to a mail server that is difficult on purpose, and to call a house that is not allowed.
export { isPrivate, post } from '../fhir/egress.ts'
export { deliverMessages } from '../message/deliver-messages.ts'
export { aMessage, storedMessage } from '../message/message.fixture.ts'
export { smtpCarrier } from '../message/smtp.carrier.ts'
export { type MailHouse, openMailHouse } from '../message/smtp-house.fixture.ts'
