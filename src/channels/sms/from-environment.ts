import { z } from 'zod'
import { missingOf, providerUrl } from '../messaging/settings-of.ts'
import { DEFAULT_TWILIO_API, type SmsSettings } from './settings.ts'

/** The settings of this channel, as the environment gives them. */
export const SMS_ENVIRONMENT = {
  TWILIO_ACCOUNT_SID: z
    .string()
    .trim()
    .regex(/^AC[0-9a-f]{32}$/, 'the SID of the account is expected: AC and 32 digits or letters from a to f')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().trim().optional(),
  TWILIO_API_URL: providerUrl.default(DEFAULT_TWILIO_API),
}

type Given = z.infer<z.ZodObject<typeof SMS_ENVIRONMENT>>

/**
 * The settings of this channel: null where it is not switched on.
 * @param publicUrl what Twilio calls is what it signs, so the address is needed
 * @returns beside them a line for each that is missing
 */
export function smsSettings(
  { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_URL }: Given,
  publicUrl: string | undefined,
): { readonly sms: SmsSettings | null; readonly wrong: readonly string[] } {
  const { isOn, wrong } = missingOf({ TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN }, 'SMS')
  if (isOn && publicUrl === undefined)
    return {
      sms: null,
      wrong: ['PUBLIC_BASE_URL: needed beside TWILIO_ACCOUNT_SID: Twilio signs the address that it calls'],
    }
  if (!isOn || !TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN || publicUrl === undefined) return { sms: null, wrong }
  return {
    sms: { accountSid: TWILIO_ACCOUNT_SID, authToken: TWILIO_AUTH_TOKEN, publicUrl, apiUrl: TWILIO_API_URL },
    wrong,
  }
}
