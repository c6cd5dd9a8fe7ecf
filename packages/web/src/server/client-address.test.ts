import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

test('a browser that invents where it comes from is not believed', () => {
  expect(clientAddress('::ffff:10.0.0.9', '1.2.3.4', ['10.0.0.1'])).toBe('10.0.0.9')
})

test('a proxy of ours is believed for the last step, and for no step before it', () => {
  expect(clientAddress('10.0.0.1', '6.6.6.6, 81.2.69.142, 10.0.0.2', ['10.0.0.1', '10.0.0.2'])).toBe(
    '81.2.69.142',
  )
})
