import { generateKeyPair, SignJWT } from 'jose'
import { type AnyActivity, APP_ID, type BotService, NOW, rightClaims } from './bot-service.ts'

/** One request of the channel service, or of somebody who says so, and what it is answered with. */
export interface BotCase {
  readonly name: string
  readonly status: number
  readonly authorization: (service: BotService) => Promise<string | undefined>
  readonly body: (service: BotService) => string
}

const bearer =
  (signing: Parameters<BotService['token']>[0] = {}): BotCase['authorization'] =>
  async (service) =>
    `Bearer ${await service.token(signing)}`
const activity =
  (more: AnyActivity = {}): BotCase['body'] =>
  (service) =>
    JSON.stringify(service.activity(more))
const one = (name: string, status: number, differs: Partial<BotCase> = {}): BotCase => ({
  name,
  status,
  authorization: bearer(),
  body: activity(),
  ...differs,
})
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The cases of the protocol: what it says to take and to refuse. */
export const CASES: readonly BotCase[] = [
  one('a right one', 200),
  one('no header', 401, { authorization: async () => undefined }),
  one('a token that is none', 401, { authorization: async () => 'Bearer garbage' }),
  one('a key that is not announced', 401, { authorization: bearer({ kid: 'invented' }) }),
  one('no signature: alg none', 401, {
    authorization: async ({ url }) => `Bearer ${base64({ alg: 'none', kid: 'key-1' })}.${base64(rightClaims(url))}.`,
  }),
  one('signed with another key', 401, { authorization: bearer({ withForeignKey: true }) }),
  one('made for another bot', 401, { authorization: bearer({ claims: { aud: 'another' } }) }),
  one('made by another issuer', 401, { authorization: bearer({ claims: { iss: 'https://sts.windows.net/x/' } }) }),
  one('over for 4 minutes', 200, { authorization: bearer({ claims: { exp: NOW - 240 } }) }),
  one('over for 6 minutes', 401, { authorization: bearer({ claims: { exp: NOW - 360 } }) }),
  one('not yet valid', 401, { authorization: bearer({ claims: { nbf: NOW + 900 } }) }),
  one('an answer asked for at another host', 403, { body: activity({ serviceUrl: 'https://evil.example/' }) }),
  one('an answer asked for at another path', 403, {
    body: (service) => JSON.stringify(service.activity({ serviceUrl: `${service.url}/other/` })),
  }),
  one('a token that names no address for answers', 401, { authorization: bearer({ without: ['serviceurl'] }) }),
  one('an app that the key does not speak for', 403, { body: activity({ channelId: 'telegram' }) }),
  one('broken JSON', 400, { body: () => '{"type":"message",' }),
  one('no conversation', 400, { body: activity({ conversation: undefined }) }),
  one('typing', 200, { body: activity({ type: 'typing', text: undefined }) }),
  one('a kind that nobody knows', 200, { body: activity({ type: 'somethingNew' }) }),
  one('the end of a conversation', 200, { body: activity({ type: 'endOfConversation', text: undefined }) }),
  one('somebody joins', 200, {
    body: activity({ type: 'conversationUpdate', text: undefined, membersAdded: [{ id: '29:somebody' }] }),
  }),
  one('an invoke that nobody knows', 501, { body: activity({ type: 'invoke', name: 'task/fetch', text: undefined }) }),
  one('one that waits for the answer', 200, { body: activity({ deliveryMode: 'expectReplies' }) }),
]

/** What the table does not have. */
export const MORE_CASES: readonly BotCase[] = [
  one('two tokens', 401, {
    authorization: async (service) => `Bearer ${await service.token()}, Bearer ${await service.token()}`,
  }),
  one('another scheme', 401, { authorization: async (service) => `Basic ${await service.token()}` }),
  one('signed with the public key as a secret', 401, {
    authorization: async ({ url }) => {
      const keys = await (await fetch(`${url}/v1/.well-known/keys`)).text()
      const signed = new SignJWT(rightClaims(url)).setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
      return `Bearer ${await signed.sign(Buffer.from(keys))}`
    },
  }),
  one('another way of signing with a right-looking name', 401, {
    authorization: async ({ url }) => {
      const { privateKey } = await generateKeyPair('PS256')
      const signed = new SignJWT(rightClaims(url)).setProtectedHeader({ alg: 'PS256', kid: 'key-1' })
      return `Bearer ${await signed.sign(privateKey)}`
    },
  }),
  one('made for us and for somebody else', 401, { authorization: bearer({ claims: { aud: [APP_ID, 'another'] } }) }),
  one('made for us, in a list', 200, { authorization: bearer({ claims: { aud: [APP_ID] } }) }),
  one('a token that never ends', 401, { authorization: bearer({ without: ['exp'] }) }),
  one('a token that names an address we do not know', 403, {
    authorization: bearer({ claims: { serviceurl: 'https://evil.example/' } }),
    body: activity({ serviceUrl: 'https://evil.example/' }),
  }),
  one('no sender', 400, { body: activity({ from: undefined }) }),
  one('a body that is no object', 400, { body: () => '[]' }),
]
