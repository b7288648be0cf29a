/** What the operator decides about text messages through Twilio. Read by `config.ts`, so nothing is loaded here. */
export interface SmsSettings {
  readonly accountSid: string
  /** signs what Twilio sends us, and lets us send */
  readonly authToken: string
  /** the address of this service as Twilio calls it, without a slash at its end */
  readonly publicUrl: string
  /** where messages are sent and erased */
  readonly apiUrl: string
}

export const DEFAULT_TWILIO_API = 'https://api.twilio.com'
