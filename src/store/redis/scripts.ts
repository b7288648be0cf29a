import { KNOWN_FOR_MS, MAX_RECEIPTS, MAX_REST_MS, MAX_WAITING } from '../store.ts'

/**
 * What happens in the store at once. Each script runs whole, with nobody in between; the time is that of the server. Only commands that
 * Redis 6 and Valkey both have. Scripts name their keys themselves, so this is for one primary, not for a cluster of shards.
 *
 * Of a conversation c: q:c events, oldest first; s:c state; o:c outbox; r:c receipts; e:c wishes to erase at the provider; g:c receipts that go
 * with them; f:c claims { turn, turns, send, sends, wipe, wipes }, until when its events are held, how many of its outbox are the last lines of
 * what was ended (last), and the claim of a message that was on its way when it was ended (away).
 * Of all: due, out and wipe, conversations by when they may be claimed for an answer, for sending or for erasing; fence, the last claim. d:e an
 * event that is known. The lease of a claim is the score in due, out or wipe: who was killed leaves nothing to clean up.
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
local function keep(list, receipt)
  push(list, receipt)
  redis.call('LTRIM', list, -${MAX_RECEIPTS}, -1)
end
`

/**
 * Takes the next claim of a queue: `lease` and, for one conversation alone, its name. The count of tries is that before this one.
 * @param beside what is told with it
 */
const claim = (set: string, queue: string, fence: string, tries: string, beside: string) => `${HEAD}
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
    return { conversation, fence, value, ${beside}, tried - 1 }
  end
  redis.call('ZREM', p .. '${set}', conversation)
  if ARGV[3] ~= '' then return false end
end
return false
`

/** The conversation of ARGV[2] and its claims. */
const CLAIMS = `
local c, claims = ARGV[2], p .. 'f:' .. ARGV[2]
`

/** Goes on only where the claim of ARGV[2] still has the fence of ARGV[3]. */
const held = (fence: string) => `${HEAD}${CLAIMS}
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
  rest(c, events, outbox)
end
`

/** What is left of a conversation of which something went. Does not touch what waits to be answered. */
const LEFT = `
local function rest(c, events, outbox)
  if outbox == 0 then redis.call('ZREM', p .. 'out', c) end
  if outbox == 0 and redis.call('EXISTS', p .. 's:' .. c) == 0 then redis.call('DEL', p .. 'r:' .. c) end
  if events == 0 and outbox == 0 and redis.call('EXISTS', p .. 'e:' .. c) == 0 then redis.call('DEL', p .. 'f:' .. c) end
end
local function went(c)
  rest(c, redis.call('LLEN', p .. 'q:' .. c), redis.call('LLEN', p .. 'o:' .. c))
end
`

/** Takes along what can be erased, and the wish to. It is due at a time, unless somebody is at work on another wish of the conversation. */
const WISH = `
local function wipes(c, at)
  if redis.call('HEXISTS', p .. 'f:' .. c, 'wipe') == 0 then waits('wipe', c, at) end
end
local function wish(c, value)
  for _, receipt in ipairs(redis.call('LRANGE', p .. 'r:' .. c, 0, -1)) do keep(p .. 'g:' .. c, receipt) end
  redis.call('DEL', p .. 'r:' .. c)
  push(p .. 'e:' .. c, value)
end
`

/** A message that was on its way when the conversation was ended came to its end: what waits for that goes on. */
const AWAY = `
local function back(c)
  redis.call('HDEL', claims, 'away')
  if redis.call('HEXISTS', claims, 'last') == 0 then wipes(c, now)
  elseif redis.call('HEXISTS', claims, 'send') == 0 then waits('out', c, now) end
end
local isAway = redis.call('HGET', claims, 'away') == ARGV[3]
if not isAway and redis.call('HGET', claims, 'send') ~= ARGV[3] then return 0 end
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
  claim: claim('due', 'q', 'turn', 'turns', "redis.call('GET', p .. 's:' .. conversation)"),
  /** conversation, fence, state or nothing, how long it may rest, the wish to erase or nothing, messages */
  commit: `${held('turn')}${LEFT}${TIDY}${WISH}
redis.call('HDEL', claims, 'turn', 'turns')
redis.call('LPOP', p .. 'q:' .. c)
if ARGV[4] == '' then redis.call('DEL', p .. 's:' .. c) else redis.call('SET', p .. 's:' .. c, ARGV[4], 'PX', ARGV[5]) end
local count = #ARGV - 6
if ARGV[6] ~= '' then
  local at = now
  local away = redis.call('HGET', claims, 'send')
  if away then
    at = math.max(now, tonumber(redis.call('ZSCORE', p .. 'out', c)) or 0)
    redis.call('HSET', claims, 'away', away)
  end
  redis.call('HDEL', claims, 'send', 'sends', 'last')
  redis.call('DEL', p .. 'o:' .. c)
  wish(c, ARGV[6])
  if count > 0 then
    redis.call('HSET', claims, 'last', count)
    waits('out', c, at)
  else
    wipes(c, at)
  end
  redis.call('PEXPIRE', claims, REST)
elseif count > 0 and redis.call('EXISTS', p .. 'o:' .. c) == 0 then
  waits('out', c, now)
end
for i = 7, #ARGV do push(p .. 'o:' .. c, ARGV[i]) end
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
  toSend: claim('out', 'o', 'send', 'sends', 'false'),
  /** conversation, fence, receipt or nothing */
  sent: `${HEAD}${CLAIMS}${LEFT}${WISH}${AWAY}
local last = tonumber(redis.call('HGET', claims, 'last')) or 0
if ARGV[4] ~= '' then keep(p .. ((isAway or last > 0) and 'g:' or 'r:') .. c, ARGV[4]) end
if isAway then
  back(c)
  return 1
end
redis.call('HDEL', claims, 'send', 'sends')
redis.call('LPOP', p .. 'o:' .. c)
if redis.call('LLEN', p .. 'o:' .. c) > 0 then waits('out', c, now) end
if last > 1 then redis.call('HSET', claims, 'last', last - 1) end
if last == 1 then
  redis.call('HDEL', claims, 'last')
  wipes(c, now)
end
went(c)
return 1
`,
  /** conversation, fence, milliseconds */
  later: `${HEAD}${CLAIMS}${WISH}${AWAY}
if isAway then
  back(c)
  return 1
end
redis.call('HDEL', claims, 'send')
waits('out', c, now + ARGV[4])
return 1
`,
  /** lease, nothing */
  toErase: claim('wipe', 'e', 'wipe', 'wipes', "redis.call('LRANGE', p .. 'g:' .. conversation, 0, -1)"),
  /** conversation, fence, milliseconds, how many receipts came with the wish, those, what is left of them */
  forgotten: `${held('wipe')}${LEFT}
local came = tonumber(ARGV[5])
for i = 6, 5 + came do redis.call('LREM', p .. 'g:' .. c, 1, ARGV[i]) end
for i = 6 + came, #ARGV do keep(p .. 'g:' .. c, ARGV[i]) end
redis.call('HDEL', claims, 'wipe')
local isLeft = #ARGV > 5 + came
-- the last wish goes for what came in the meantime as well
local isMore = redis.call('EXISTS', p .. 'g:' .. c) == 1 and redis.call('LLEN', p .. 'e:' .. c) == 1
if isLeft or isMore then
  waits('wipe', c, isLeft and now + ARGV[4] or now)
  return 1
end
redis.call('HDEL', claims, 'wipes')
redis.call('LPOP', p .. 'e:' .. c)
if redis.call('EXISTS', p .. 'e:' .. c) == 0 then
  redis.call('HDEL', claims, 'away')
  redis.call('ZREM', p .. 'wipe', c)
elseif redis.call('HEXISTS', claims, 'last') == 0 then
  waits('wipe', c, now)
else
  redis.call('ZREM', p .. 'wipe', c)
end
went(c)
return 1
`,
  /** conversation, the wish to erase or nothing */
  erase: `${HEAD}${WISH}
local c = ARGV[2]
redis.call('DEL', p .. 'q:' .. c, p .. 's:' .. c, p .. 'o:' .. c, p .. 'f:' .. c)
redis.call('ZREM', p .. 'due', c)
redis.call('ZREM', p .. 'out', c)
if ARGV[3] == '' then
  redis.call('DEL', p .. 'r:' .. c, p .. 'e:' .. c, p .. 'g:' .. c)
  redis.call('ZREM', p .. 'wipe', c)
else
  wish(c, ARGV[3])
  wipes(c, now)
end
return 1
`,
} as const

export type ScriptName = keyof typeof SCRIPTS
