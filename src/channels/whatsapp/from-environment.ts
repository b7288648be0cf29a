import { z } from 'zod'
import { missingOf, providerUrl } from '../messaging/settings-of.ts'
import { DEFAULT_GRAPH_API, type WhatsAppSettings } from './settings.ts'

/** The settings of this channel, as the environment gives them. */
export const WHATSAPP_ENVIRONMENT = {
  WHATSAPP_APP_SECRET: z.string().trim().optional(),
  WHATSAPP_VERIFY_TOKEN: z
    .string()
    .trim()
    .min(16, 'at least 16 signs are expected, made up by you and given to Meta as well')
    .optional(),
  WHATSAPP_ACCESS_TOKEN: z.string().trim().optional(),
  WHATSAPP_PHONE_NUMBER_ID: z
    .string()
    .trim()
    .regex(/^\d{5,20}$/, 'the phone number ID is expected, as Meta shows it: digits, and not the number itself')
    .optional(),
  WHATSAPP_API_URL: providerUrl.default(DEFAULT_GRAPH_API),
}

type Given = z.infer<z.ZodObject<typeof WHATSAPP_ENVIRONMENT>>

/**
 * The settings of this channel: null where it is not switched on.
 * @returns beside them a line for each that is missing
 */
export function whatsAppSettings(given: Given): {
  readonly whatsapp: WhatsAppSettings | null
  readonly wrong: readonly string[]
} {
  const { WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN, WHATSAPP_ACCESS_TOKEN, WHATSAPP_PHONE_NUMBER_ID } = given
  const needed = { WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN, WHATSAPP_ACCESS_TOKEN, WHATSAPP_PHONE_NUMBER_ID }
  const { wrong } = missingOf(needed, 'WhatsApp')
  if (!WHATSAPP_APP_SECRET || !WHATSAPP_VERIFY_TOKEN || !WHATSAPP_ACCESS_TOKEN || !WHATSAPP_PHONE_NUMBER_ID)
    return { whatsapp: null, wrong }
  return {
    whatsapp: {
      appSecret: WHATSAPP_APP_SECRET,
      verifyToken: WHATSAPP_VERIFY_TOKEN,
      accessToken: WHATSAPP_ACCESS_TOKEN,
      phoneNumberId: WHATSAPP_PHONE_NUMBER_ID,
      apiUrl: given.WHATSAPP_API_URL,
    },
    wrong,
  }
}
