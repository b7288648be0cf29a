import { ConfigError } from './config.ts'

/**
 * For packages that may have been left out at the installation: what went wrong when they were loaded, said so that an operator can mend it.
 * @param setting the setting that switches on what needs them
 * @returns a handler of rejections, which throws ConfigError where a package is missing, and anything else as it is
 */
export const notInstalled = (setting: string) => (error: unknown) => {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error
  throw new ConfigError([`${setting}: needs packages that are not installed; run npm ci without --omit=optional`])
}
