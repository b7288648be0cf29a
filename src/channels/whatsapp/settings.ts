/** What the operator decides about WhatsApp through Meta's Cloud API. Read by `config.ts`, so nothing is loaded here. */
export interface WhatsAppSettings {
  /** signs what Meta sends us */
  readonly appSecret: string
  /** what Meta shows when it asks whether this address is ours; made up by the operator */
  readonly verifyToken: string
  /** lets us send */
  readonly accessToken: string
  /** the number of ours, as Meta calls it */
  readonly phoneNumberId: string
  /** where messages are sent, with the version of the API */
  readonly apiUrl: string
}

export const DEFAULT_GRAPH_API = 'https://graph.facebook.com/v23.0'
