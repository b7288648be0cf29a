import { z } from 'zod'
import { PROBLEM_CODES, PROBLEMS } from '../../errors.ts'
import { published } from './registry.ts'
import './replies.ts'
import './requests.ts'

/** The version of the protocol, not of the software: the first number changes when a client has to change. */
const PROTOCOL_VERSION = '1.0.0'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: object, type = 'application/json') => ({ [type]: { schema } })

/** The OpenAPI 3.1 description of the JSON protocol, made from the schemas by which requests are read. */
export function openApi() {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Waymark conversation',
      version: PROTOCOL_VERSION,
      description:
        'A conversation, one turn a message. The state is sealed and held by the client; the service keeps nothing. ' +
        'Replies may gain fields, kinds of message and codes; what is here keeps its meaning.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      '/api/conversation': {
        post: {
          operationId: 'converse',
          summary: 'Begin a conversation, or go on with it by one input',
          parameters: [
            {
              name: 'Accept-Language',
              in: 'header',
              required: false,
              description: 'the language to begin in, and of problems, where the request names none',
              schema: { type: 'string' },
            },
          ],
          requestBody: { required: true, content: json(ref('Request')) },
          responses: { 200: { description: 'The turn', content: json(ref('Turn')) }, ...problemResponses() },
        },
      },
      '/api/openapi.json': {
        get: {
          operationId: 'describe',
          summary: 'This description',
          responses: { 200: { description: 'OpenAPI 3.1', content: json({ type: 'object' }) } },
        },
      },
    },
    components: { schemas: schemas() },
  }
}

/** Each status with the codes that come with it. */
function problemResponses() {
  const byStatus = Map.groupBy(PROBLEM_CODES, (code) => PROBLEMS[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: json(ref('Problem'), 'application/problem+json') },
    ]),
  )
}

/** What is sent must be exact; what is received may gain fields, so replies do not forbid others. */
const EXACT = new Set(['Input', 'Start', 'GoOn', 'Request'])

function schemas() {
  const { schemas: made } = z.toJSONSchema(published, { uri: (id) => ref(id).$ref })
  return Object.fromEntries(
    Object.entries(made).map(([name, { $schema: _, $id: __, ...schema }]) => [
      name,
      EXACT.has(name) ? schema : withoutLimit(schema),
    ]),
  )
}

/** Without `additionalProperties: false`, and without `readOnly`, which says nothing in a reply. */
function withoutLimit(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutLimit)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== 'readOnly' && !(key === 'additionalProperties' && value === false))
      .map(([key, value]) => [key, withoutLimit(value)]),
  )
}
