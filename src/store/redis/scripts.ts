import { KNOWN_FOR_MS, MAX_RECEIPTS, MAX_REST_MS, MAX_WAITING } from '../store.ts'

/**
 * What happens in the store at once. Each script runs whole, with nobody in between; the time is that of the server. Only commands that
 * Redis 6 and Valkey both have. Scripts name their keys themselves, so this is for one primary, not for a cluster of shards.
 *
 * Of a conversation c: q:c events, oldest first; s:c state; o:c outbox; r:c receipts; f:c claims { turn, turns, send, sends }
 * and until when its events are held.
 * Of all: due and out, conversations by when they may be claimed for an answer or for sending; fence, the last claim. d:e an event that is known.
 * The lease of a claim is the score in due or out: who was killed leaves nothing to clean up.
 */
const HEAD = `
local p = ARGV[1]
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local REST = ${MAX_REST_MS}
local function waits(set, conversation, at)
  redis.call('ZADD', p .. set, at, conversation)
  redis.call('PEXPIRE', p .. set, REST)
end
local function push(list, value)
  redis.call('RPUSH', list, value)
  redis.call('PEXPIRE', list, REST)
end
`

/** Takes the next claim of a queue: `lease` and, for one conversation alone, its name. The count of tries is that before this one. */
const claim = (set: string, queue: string, fence: string, tries: string) => `${HEAD}
for _ = 1, 50 do
  local conversation = ARGV[3]
  if conversation == '' then
    conversation = redis.call('ZRANGEBYSCORE', p .. '${set}', '-inf', now, 'LIMIT', 0, 1)[1]
    if not conversation then return false end
  elseif redis.call('HEXISTS', p .. 'f:' .. conversation, '${fence}') == 1
    and (tonumber(redis.call('ZSCORE', p .. '${set}', conversation)) or 0) > now then
    return false
  end
  local value = redis.call('LINDEX', p .. '${queue}:' .. conversation, 0)
  if value then
    local claims = p .. 'f:' .. conversation
    local fence = redis.call('INCR', p .. 'fence')
    redis.call('PEXPIRE', p .. 'fence', ${KNOWN_FOR_MS})
    redis.call('HSET', claims, '${fence}', fence)
    local tried = redis.call('HINCRBY', claims, '${tries}', 1)
    redis.call('PEXPIRE', claims, REST)
    waits('${set}', conversation, now + ARGV[2])
    return { conversation, fence, value, redis.call('GET', p .. 's:' .. conversation), tried - 1 }
  end
  redis.call('ZREM', p .. '${set}', conversation)
  if ARGV[3] ~= '' then return false end
end
return false
`

/** Goes on only where the claim of ARGV[2] still has the fence of ARGV[3]. */
const held = (fence: string) => `${HEAD}
local c, claims = ARGV[2], p .. 'f:' .. ARGV[2]
if redis.call('HGET', claims, '${fence}') ~= ARGV[3] then return 0 end
`

const TIDY = `
local function tidy(c)
  local events, outbox = redis.call('LLEN', p .. 'q:' .. c), redis.call('LLEN', p .. 'o:' .. c)
  if events > 0 then
    waits('due', c, math.max(now, tonumber(redis.call('HGET', p .. 'f:' .. c, 'held')) or 0))
  else
    redis.call('ZREM', p .. 'due', c)
    redis.call('HDEL', p .. 'f:' .. c, 'held')
  end
  if outbox == 0 then redis.call('ZREM', p .. 'out', c) end
  if outbox == 0 and redis.call('EXISTS', p .. 's:' .. c) == 0 then redis.call('DEL', p .. 'r:' .. c) end
  if events == 0 and outbox == 0 then redis.call('DEL', p .. 'f:' .. c) end
end
`

/** The end of a message: the queue behind it goes on at once. Does not touch what waits to be answered. */
const SENT = `
redis.call('HDEL', claims, 'send', 'sends')
redis.call('LPOP', p .. 'o:' .. c)
local left = redis.call('LLEN', p .. 'o:' .. c)
if left > 0 then waits('out', c, now) else
  redis.call('ZREM', p .. 'out', c)
  if redis.call('EXISTS', p .. 's:' .. c) == 0 then redis.call('DEL', p .. 'r:' .. c) end
  if redis.call('EXISTS', p .. 'q:' .. c) == 0 then redis.call('DEL', claims) end
end
return 1
`

/** Each by its name, with what stands in ARGV after the prefix. */
export const SCRIPTS = {
  /** value, JSON of conversations, JSON of event ids, milliseconds to hold */
  accept: `${HEAD}
local conversations, events = cjson.decode(ARGV[3]), cjson.decode(ARGV[4])
local c = conversations[1]
for _, one in ipairs(conversations) do
  if redis.call('EXISTS', p .. 's:' .. one, p .. 'q:' .. one, p .. 'o:' .. one) > 0 then c = one break end
end
for _, event in ipairs(events) do
  if redis.call('EXISTS', p .. 'd:' .. event) == 1 then return { 'duplicate', c } end
end
local waiting = redis.call('LLEN', p .. 'q:' .. c)
if waiting >= ${MAX_WAITING} then return { 'full', c } end
redis.call('SET', p .. 'd:' .. events[1], '1', 'PX', ${KNOWN_FOR_MS})
push(p .. 'q:' .. c, ARGV[2])
local claims = p .. 'f:' .. c
if ARGV[5] ~= '0' then
  redis.call('HSET', claims, 'held', now + ARGV[5])
  redis.call('PEXPIRE', claims, REST)
  if redis.call('HEXISTS', claims, 'turn') == 0 then waits('due', c, now + ARGV[5]) end
elseif waiting == 0 then
  waits('due', c, now)
end
return { 'accepted', c }
`,
  /** lease, conversation or nothing */
  claim: claim('due', 'q', 'turn', 'turns'),
  /** conversation, fence, state or nothing, how long it may rest, messages */
  commit: `${held('turn')}${TIDY}
redis.call('HDEL', claims, 'turn', 'turns')
redis.call('LPOP', p .. 'q:' .. c)
if ARGV[4] == '' then redis.call('DEL', p .. 's:' .. c) else redis.call('SET', p .. 's:' .. c, ARGV[4], 'PX', ARGV[5]) end
if #ARGV > 5 and redis.call('EXISTS', p .. 'o:' .. c) == 0 then waits('out', c, now) end
for i = 6, #ARGV do push(p .. 'o:' .. c, ARGV[i]) end
tidy(c)
return 1
`,
  /** conversation, fence, milliseconds */
  retry: `${held('turn')}
redis.call('HDEL', claims, 'turn')
waits('due', c, now + ARGV[4])
return 1
`,
  /** lease, nothing */
  toSend: claim('out', 'o', 'send', 'sends'),
  /** conversation, fence, receipt or nothing */
  sent: `${held('send')}
if ARGV[4] ~= '' then
  push(p .. 'r:' .. c, ARGV[4])
  redis.call('LTRIM', p .. 'r:' .. c, -${MAX_RECEIPTS}, -1)
end
${SENT}`,
  /** conversation, fence, milliseconds */
  later: `${held('send')}
redis.call('HDEL', claims, 'send')
waits('out', c, now + ARGV[4])
return 1
`,
  /** conversation, fence, milliseconds, receipts that are left */
  forgotten: `${held('send')}
redis.call('DEL', p .. 'r:' .. c)
if #ARGV > 4 then
  for i = 5, #ARGV do push(p .. 'r:' .. c, ARGV[i]) end
  redis.call('HDEL', claims, 'send')
  waits('out', c, now + ARGV[4])
  return 1
end
${SENT}`,
  /** conversation, the last thing to be sent or nothing */
  erase: `${HEAD}
local c = ARGV[2]
redis.call('DEL', p .. 'q:' .. c, p .. 's:' .. c, p .. 'o:' .. c, p .. 'f:' .. c)
redis.call('ZREM', p .. 'due', c)
if ARGV[3] == '' then
  redis.call('DEL', p .. 'r:' .. c)
  redis.call('ZREM', p .. 'out', c)
else
  push(p .. 'o:' .. c, ARGV[3])
  waits('out', c, now)
end
return 1
`,
} as const

export type ScriptName = keyof typeof SCRIPTS
