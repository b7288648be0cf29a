import { expect, it } from 'vitest'
import { ConfigError } from './config.ts'
import { notInstalled } from './not-installed.ts'

it('a package that is missing names the setting that needs it, and how to mend it', async () => {
  const missing = 'a-package-that-nobody-has'
  const loading = import(missing).catch(notInstalled('REDIS_URL'))
  await expect(loading).rejects.toThrow(ConfigError)
  await expect(loading).rejects.toThrow(
    'REDIS_URL: needs packages that are not installed; run npm ci without --omit=optional',
  )
})

it('what went wrong otherwise stays as it is', () => {
  const error = new Error('something else')
  expect(() => notInstalled('REDIS_URL')(error)).toThrow(error)
})
