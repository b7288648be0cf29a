import { createServer } from 'node:http'
import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } from 'botbuilder'

/**
 * An echo bot of the archived SDK: it verifies the token of the channel service as the SDK does, and answers each message with its
 * words and a few suggested actions. argv: the address of the channel service, the id of the bot.
 */
const [azure = '', appId = ''] = process.argv.slice(2)
const metadata = `${azure}/v1/.well-known/openidconfiguration`

/** The SDK asks for tokens over https alone, so it is given one. */
const credentials = {
  isValidAppId: async (id: string) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async (resource: { headers: { set(name: string, value: string): void } }) => {
      resource.headers.set('authorization', 'Bearer token')
      return resource
    },
  }),
}
const settings = {
  ValidateAuthority: false,
  ToChannelFromBotLoginUrl: `${azure}/token`,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: `${azure}/token`,
  ToBotFromChannelOpenIdMetadataUrl: metadata,
  ToBotFromEmulatorOpenIdMetadataUrl: metadata,
  CallerId: 'urn:botframework:azure',
}
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials as never))
adapter.onTurnError = async (_turn, error) => {
  console.error(error)
}

const server = createServer(async (request, response) => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  const reply = {
    socket: response.socket,
    status(code: number) {
      response.statusCode = code
    },
    header: (name: string, value: string) => void response.setHeader(name, value),
    send: (body: unknown) => void response.write(JSON.stringify(body)),
    end: () => void response.end(),
  }
  // the SDK is written for servers whose requests have a body
  const read = { body: JSON.parse(text), headers: request.headers, method: request.method }
  await adapter.process(read as never, reply as never, async (turn) => {
    if (turn.activity.type !== ActivityTypes.Message) return
    const said = `You said ${turn.activity.text}`
    await turn.sendActivity(MessageFactory.suggestedActions(['Yes', 'No', 'I am not sure', 'Skip this'], said))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
})
