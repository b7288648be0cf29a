import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINE_CONTEXT, ENGINE_ROOT } from '../../tests/fixtures/engine.ts'
import { loadFlows } from './flows.ts'
import type { Problem } from './problem.ts'

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'flows-'))
  cpSync(ENGINE_ROOT, root, { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true }))

/** What can be heard and where police forces are, for content that says so. */
const CONTEXT = {
  ...ENGINE_CONTEXT,
  labels: new Set(['theirs', 'under-18', 'lives', 'police']),
  forces: new Set(['alpha', 'beta']),
}

/** Every mistake that is found in the small content of the tests, with one of its files edited. */
function mistakes(file: string, from: string, to: string): string[] {
  const path = join(root, 'flows', file)
  const sound = readFileSync(path, 'utf8')
  const edited = sound.replace(from, () => to)
  expect(edited).not.toBe(sound)
  writeFileSync(path, edited)
  const problems: Problem[] = []
  loadFlows(root, CONTEXT, problems)
  writeFileSync(path, sound)
  return problems.map(({ file: where, line, message }) => `${where}:${line}: ${message}`)
}

/** What is wrong, the file, what stands there, what it becomes, and what whoever wrote it reads. */
type Case = readonly [what: string, file: string, from: string, to: string, expected: string | readonly string[]]

const CASES: Readonly<Record<string, readonly Case[]>> = {
  conditions: [
    [
      'something said that nobody hears',
      'facts.yaml',
      'said: { includes: weapon }',
      'said: { includes: weapn }',
      'flows/facts.yaml:12: "weapn" is no choice of "said". Did you mean "weapon"?',
    ],
    [
      'a police force that there is not',
      'main.yaml',
      'home.nation: england',
      'home.forces: { includes: alph }',
      'flows/main.yaml:25: "alph" is no choice of "home.forces". Did you mean "alpha"?',
    ],
    [
      'alerts, which only guidance sees',
      'main.yaml',
      'home.nation: england',
      'alerts: { includes: danger }',
      'flows/main.yaml:25: there is no fact "alerts". Facts are declared in flows/facts.yaml, or where they are asked.',
    ],
    [
      'a choice tied to something that nobody hears',
      'facts.yaml',
      'found: { under-18: under }',
      'found: { under-81: under }',
      'flows/facts.yaml:4: nothing that is heard is called "under-81". Did you mean "under-18"?',
    ],
    [
      'an answer that says what nobody hears',
      'facts.yaml',
      'found: { under-18: under }',
      'found: { under-18: under }, covers: { under-81: under }',
      'flows/facts.yaml:4: nothing that is heard is called "under-81". Did you mean "under-18"?',
    ],
    [
      'a choice that does not contradict what is heard, and that there is not',
      'facts.yaml',
      'found: { theirs: other }',
      'found: { theirs: [other, mee] }',
      'flows/facts.yaml:3: "mee" is no choice of "who". Did you mean "me"?',
    ],
    [
      'a fact that there is not',
      'main.yaml',
      'when: { who: myself }',
      'when: { whoo: myself }',
      'flows/main.yaml:11: there is no fact "whoo". Did you mean "who"?',
    ],
    [
      'a fact that is like no other',
      'main.yaml',
      'when: { who: myself }',
      'when: { weather: myself }',
      'flows/main.yaml:11: there is no fact "weather". Facts are declared in flows/facts.yaml, or where they are asked.',
    ],
    [
      'a choice that the fact has not',
      'main.yaml',
      'when: { who: myself }',
      'when: { who: mysef }',
      'flows/main.yaml:11: "mysef" is no choice of "who". Did you mean "myself"?',
    ],
    [
      'a nation that there is not',
      'closed.yaml',
      '[england, wales]',
      '[england, whales]',
      'flows/closed.yaml:2: "whales" is no choice of "home.nation". Did you mean "wales"?',
    ],
    [
      'a part that a place has not',
      'main.yaml',
      'home.nation: england',
      'home.nations: england',
      'flows/main.yaml:25: there is no fact "home.nations". Did you mean "home.nation"?',
    ],
    [
      'a choice that a list has not',
      'main.yaml',
      'includes: lives',
      'includes: livs',
      'flows/main.yaml:22: "livs" is no choice of "barriers". Did you mean "lives"?',
    ],
    [
      'a group that a list has not',
      'facts.yaml',
      'includes: force',
      'includes: forse',
      'flows/facts.yaml:12: "forse" is no choice of "acts.groups". Did you mean "force"?',
    ],
    [
      "a flow's own name that no flow runs as",
      'main.yaml',
      'home.nation: england',
      'new-hme.home.nation: england',
      'flows/main.yaml:25: there is no fact "new-hme.home.nation". Facts are declared in flows/facts.yaml, or where they are asked.',
    ],
    [
      'a mistake deep inside',
      'tracker.yaml',
      'only: { not: { who: myself } }',
      'only: { any: [{ not: { all: [{ who: me }, { whoo: me }] } }] }',
      'flows/tracker.yaml:2: there is no fact "whoo". Did you mean "who"?',
    ],
    [
      'a mistake where a choice is offered',
      'facts.yaml',
      '{ id: outside, nation: abroad }',
      '{ id: outside, nation: abroad, when: { whom: me } }',
      'flows/facts.yaml:7: there is no fact "whom". Did you mean "who"?',
    ],
    [
      'a list asked for one value',
      'main.yaml',
      '{ barriers: { includes: lives } }',
      '{ barriers: lives }',
      'flows/main.yaml:22: "barriers" can hold several values: write { barriers: { includes: lives } }',
    ],
    [
      'a list asked for one of several',
      'main.yaml',
      '{ barriers: { includes: lives } }',
      '{ barriers: { in: [lives, police] } }',
      'flows/main.yaml:22: "barriers" can hold several values: write { barriers: { includes: [lives, police] } }',
    ],
    [
      'one value asked as a list',
      'main.yaml',
      'when: { who: myself }',
      'when: { who: { includes: myself } }',
      'flows/main.yaml:11: "who" holds one value: write { who: myself }',
    ],
    [
      'one value that is counted',
      'main.yaml',
      'when: { who: myself }',
      'when: { who: { at-least: 2 } }',
      'flows/main.yaml:11: "who" holds one value, so they can\'t be counted',
    ],
    [
      'a choice asked for true',
      'main.yaml',
      'when: { who: myself }',
      'when: { who: true }',
      'flows/main.yaml:11: "who" is not true or false: name one of its values. There are: me, other, myself.',
    ],
    [
      'a fact that is true or false asked for a value',
      'main.yaml',
      '{ urgent: true }',
      '{ urgent: very }',
      'flows/main.yaml:22: "urgent" is true or false: write { urgent: true }',
    ],
    [
      'a test that is misspelt',
      'main.yaml',
      'at-least: 1',
      'atleast: 1',
      'flows/main.yaml:17: ask.when.acts: "atleast" is no key here. Did you mean "at-least"?',
    ],
    [
      'a number in words',
      'main.yaml',
      'at-least: 1',
      'at-least: one',
      'flows/main.yaml:17: ask.when.acts.at-least: expected a number, found "one"',
    ],
    [
      'one value where a list stands',
      'closed.yaml',
      'in: [england, wales]',
      'in: england',
      'flows/closed.yaml:2: only.home.nation.in: expected a list, found "england"',
    ],
    [
      '"not" that is misspelt',
      'tracker.yaml',
      'only: { not: { who: myself } }',
      'only: { nto: { who: myself } }',
      'flows/tracker.yaml:2: only.nto: "nto" is no key here. Did you mean "not"?',
    ],
    [
      '"not" of a list',
      'tracker.yaml',
      'only: { not: { who: myself } }',
      'only: { not: [{ who: myself }] }',
      'flows/tracker.yaml:2: only.not: expected a condition such as { fact: value }, found a list',
    ],
    [
      '"any" of one',
      'facts.yaml',
      'any: [{ barriers: { includes: police } }, { said: { includes: police } }]',
      'any: { barriers: { includes: police } }',
      'flows/facts.yaml:14: near-police.derive.any: expected a list, found keys (barriers)',
    ],
    [
      'nothing in it',
      'main.yaml',
      'when: { who: myself }',
      'when: {}',
      'flows/main.yaml:11: run.when: expected a condition such as { fact: value }, found nothing in it',
    ],
    [
      'a word',
      'main.yaml',
      'when: { who: myself }',
      'when: myself',
      'flows/main.yaml:11: run.when: expected a condition such as { fact: value }, found "myself"',
    ],
    [
      'a number',
      'main.yaml',
      'when: { who: myself }',
      'when: { who: 3 }',
      'flows/main.yaml:11: run.when.who: expected a value, or one of in, includes, at-least, skipped, known, found 3',
    ],
    [
      'alerts, which only guidance reads',
      'main.yaml',
      'when: { who: myself }',
      'when: { alerts: { includes: danger } }',
      'flows/main.yaml:11: there is no fact "alerts". Facts are declared in flows/facts.yaml, or where they are asked.',
    ],
    [
      'an answer to a part of a question',
      'main.yaml',
      'when: { told: closed }',
      'when: { home>which: unsure }',
      'flows/main.yaml:28: run.when.home>which: "home>which" is no name of a fact: expected lower case letters, digits and hyphens',
    ],
  ],
  steps: [
    [
      'a kind that there is not',
      'main.yaml',
      '- say: opening',
      '- sya: opening',
      'flows/main.yaml:4: "sya" is no step. Did you mean "say"?',
    ],
    [
      'two in one',
      'main.yaml',
      '- say: opening',
      '- say: opening\n    show: plan',
      'flows/main.yaml:4: a step does one thing: "say" and "show" need a step each, that begins with "- "',
    ],
    [
      'nothing but a condition',
      'main.yaml',
      '- say: opening',
      '- when: { who: me }',
      'flows/main.yaml:4: expected a step: one of ask, tell, say, show, run, menu, stop',
    ],
    [
      'a text',
      'main.yaml',
      '- say: opening',
      '- opening',
      'flows/main.yaml:4: steps: expected "key: value", found "opening"',
    ],
    [
      'no space after the colon',
      'more-about-it.yaml',
      '- say: careful',
      '- say:careful',
      'flows/more-about-it.yaml:3: steps: expected "key: value", found "say:careful". Put a space after the ":"',
    ],
    [
      'nothing to say',
      'main.yaml',
      '- say: opening',
      '- say:',
      'flows/main.yaml:4: say: expected a name or text, found nothing',
    ],
    [
      'a sentence to say',
      'main.yaml',
      '- say: opening',
      '- say: Hello there!',
      'flows/main.yaml:4: say: expected a name: lower case letters, digits and hyphens, found "Hello there!"',
    ],
    [
      'a misspelt key',
      'main.yaml',
      'when: { told: closed }',
      'whne: { told: closed }',
      'flows/main.yaml:28: run: "whne" is no key here. Did you mean "when"?',
    ],
    [
      'a misspelt key of a question',
      'main.yaml',
      '- ask: barriers\n    when',
      '- ask: barriers\n    whne',
      'flows/main.yaml:20: ask: "whne" is no key here. Did you mean "when"?',
    ],
    [
      'a misspelt key of a question of its own',
      'main.yaml',
      '    when: { acts: { at-least: 1 } }',
      '    whne: { acts: { at-least: 1 } }',
      'flows/main.yaml:17: ask: "whne" is no key here. Did you mean "when"?',
    ],
    [
      'a question that is nowhere declared',
      'main.yaml',
      '- ask: barriers',
      '- ask: bariers',
      'flows/main.yaml:19: there is no fact "bariers" to ask in flows/facts.yaml. Did you mean "barriers"?',
    ],
    [
      'a question of another flow',
      'short.yaml',
      '- ask: who',
      '- ask: how-often',
      'flows/short.yaml:3: "how-often" is declared in flows/more-about-it.yaml:4. To ask it here as well, move what it can be to flows/facts.yaml',
    ],
    [
      'a fact that follows from others',
      'short.yaml',
      '- ask: who',
      '- ask: urgent',
      'flows/short.yaml:3: "urgent" follows from other facts, so it can\'t be asked',
    ],
    [
      'a derived fact declared where it would be asked',
      'diary.yaml',
      '- say: diary-first',
      '- ask: x\n    derive: { urgent: true }',
      'flows/diary.yaml:4: ask: "derive" is no key here. There are: one-of, any-of, place, when, part, nations, groups-only.',
    ],
    [
      'groups of a list that has none',
      'main.yaml',
      '- ask: told',
      '- ask: told\n    groups-only: true',
      'flows/main.yaml:27: "told" has no groups, so "groups-only" has no sense here',
    ],
    [
      'a flow that there is not',
      'main.yaml',
      'run: closed',
      'run: close',
      'flows/main.yaml:27: there is no flow "close". Did you mean "closed"?',
    ],
    [
      'an end that is misspelt',
      'main.yaml',
      'then: stop',
      'then: end',
      'flows/main.yaml:12: run.then: expected stop, found "end"',
    ],
    [
      'a topic that there is not',
      'main.yaml',
      '[tracker, moving-house]',
      '[traker, moving-house]',
      'flows/main.yaml:31: there is no flow "traker". Did you mean "tracker"?',
    ],
    [
      'a topic twice',
      'main.yaml',
      '[tracker, moving-house]',
      '[tracker, tracker]',
      'flows/main.yaml:31: "tracker" stands twice in the menu "more"',
    ],
    [
      'a single topic that is no list',
      'main.yaml',
      'topics: { first: [tracker, moving-house], second: [diary] }',
      'topics: tracker',
      'flows/main.yaml:31: menu.topics: expected a list, found "tracker"',
    ],
    [
      'guidance that there is not',
      'main.yaml',
      'show: plan',
      'show: plann',
      'flows/main.yaml:29: there is no file in guidance/ called "plann". Did you mean "plan"?',
    ],
    [
      'a part with capitals',
      'main.yaml',
      'part: safe',
      'part: Safe here',
      'flows/main.yaml:8: ask.part: expected a name: lower case letters, digits and hyphens, found "Safe here"',
    ],
    [
      'a stop that is not true',
      'tracker.yaml',
      'stop: true',
      'stop: yes',
      'flows/tracker.yaml:5: stop: expected true, found "yes"',
    ],
    [
      'a flow that runs itself',
      'diary.yaml',
      '- say: diary-first',
      '- run: diary',
      'flows/diary.yaml:3: this comes back to its own flow and would never end: diary → diary',
    ],
    [
      'a topic that leads back to its menu',
      'diary.yaml',
      '- say: diary-first',
      '- run: main',
      'flows/diary.yaml:3: this comes back to its own flow and would never end: diary → main → diary',
    ],
  ],
  'facts and choices': [
    [
      'a kind that is misspelt',
      'facts.yaml',
      'age: { one-of: [under, over]',
      'age: { oneof: [under, over]',
      'flows/facts.yaml:4: age: "oneof" is no key here. Did you mean "one-of"?',
    ],
    [
      'two choices that skip it',
      'facts.yaml',
      'age: { one-of: [under, over]',
      'age: { one-of: [{ id: under, skips: true }, { id: over, skips: true }]',
      'flows/facts.yaml:4: only one choice of a one-of question can skip it, and "skip" beside it says the same',
    ],
    [
      'no choices',
      'facts.yaml',
      'age: { one-of: [under, over], found: { under-18: under }, about: { fact: who, same: [me, myself] } }',
      'age: { one-of: [] }',
      'flows/facts.yaml:4: age.one-of: this is empty: expected at least one',
    ],
    [
      'a question about a fact that there is not',
      'facts.yaml',
      'about: { fact: who,',
      'about: { fact: whom,',
      'flows/facts.yaml:4: there is no question with one answer (one-of) called "whom". Did you mean "who"?',
    ],
    [
      'a question about a choice that there is not',
      'facts.yaml',
      'same: [me, myself]',
      'same: [me, mysel]',
      'flows/facts.yaml:4: "mysel" is no choice of "who". Did you mean "myself"?',
    ],
    [
      'a choice twice',
      'facts.yaml',
      '[me, other, myself]',
      '[me, other, me]',
      'flows/facts.yaml:3: "me" stands twice among the choices of "who"',
    ],
    [
      'a choice with a capital',
      'facts.yaml',
      '[me, other, myself]',
      '[Me, other, myself]',
      'flows/facts.yaml:3: who.one-of: expected a name: lower case letters, digits and hyphens, found "Me"',
    ],
    [
      'a choice that YAML reads as true',
      'facts.yaml',
      '[under, over]',
      '[under, true]',
      'flows/facts.yaml:4: age.one-of: expected a name or text, found true without quotes. Write "true"',
    ],
    [
      'a choice that YAML reads as a number',
      'facts.yaml',
      '[under, over]',
      '[under, 18]',
      'flows/facts.yaml:4: age.one-of: expected a name or text, found 18 without quotes. Write "18"',
    ],
    [
      'a choice without a name',
      'facts.yaml',
      '{ id: outside, nation: abroad }',
      '{ nation: abroad }',
      'flows/facts.yaml:7: home.choices.id: this is missing: expected a name or text',
    ],
    [
      'a misspelt key of a choice',
      'facts.yaml',
      '{ id: outside, nation: abroad }',
      '{ id: outside, naton: abroad }',
      'flows/facts.yaml:7: home.choices: "naton" is no key here. Did you mean "nation"?',
    ],
    [
      'a nation of a choice',
      'facts.yaml',
      'nation: abroad',
      'nation: aboard',
      'flows/facts.yaml:7: "aboard" is no nation. Did you mean "abroad"?',
    ],
    [
      'an alert that there is not',
      'facts.yaml',
      'raises: danger',
      'raises: dagner',
      'flows/facts.yaml:2: now-danger.one-of.raises: expected danger or crisis, found "dagner". Did you mean "danger"?',
    ],
    [
      'an alert with a condition, misspelt',
      'facts.yaml',
      '{ alert: crisis, when: { who: me } }',
      '{ alert: crises, when: { who: me } }',
      'flows/facts.yaml:2: now-danger.one-of.raises.alert: expected danger or crisis, found "crises". Did you mean "crisis"?',
    ],
    [
      'something to do that there is not',
      'main.yaml',
      'does: emergency',
      'does: emergeny',
      'flows/main.yaml:6: ask.one-of.does: expected change, done, emergency, help, restart or leave, found "emergeny". Did you mean "emergency"?',
    ],
    [
      'something to do with a misspelt key',
      'main.yaml',
      'does: emergency',
      'does: { opne: tracker }',
      'flows/main.yaml:6: ask.one-of.does: "opne" is no key here. Did you mean "open"?',
    ],
    [
      'a topic to open that there is not',
      'main.yaml',
      'does: emergency',
      'does: { open: trackers }',
      'flows/main.yaml:6: there is no flow "trackers". Did you mean "tracker"?',
    ],
    [
      'a question to change that there is not',
      'main.yaml',
      'does: emergency',
      'does: { change: tolld }',
      'flows/main.yaml:6: there is no question "tolld". Did you mean "told"?',
    ],
    [
      'a list to confirm that there is not',
      'main.yaml',
      'confirms: acts',
      'confirms: act',
      'flows/main.yaml:16: there is no list of choices (any-of) called "act". Did you mean "acts"?',
    ],
    [
      'something to confirm that is no list',
      'main.yaml',
      'confirms: acts',
      'confirms: who',
      'flows/main.yaml:16: there is no list of choices (any-of) called "who". There are: acts, barriers.',
    ],
    [
      'a skip that is no choice',
      'facts.yaml',
      'skip: "no"',
      'skip: nope',
      'flows/facts.yaml:8: "nope" is no choice of "told". There are: no, waiting, closed.',
    ],
    [
      'a skip of a list',
      'facts.yaml',
      'barriers: {',
      'barriers: { skip: lives,',
      'flows/facts.yaml:6: barriers: "skip" is no key here. There are: any-of, exclude, rev, was, found, covers, keep, or-words.',
    ],
    [
      'a finding that is no choice',
      'facts.yaml',
      'theirs: other',
      'theirs: othr',
      'flows/facts.yaml:3: "othr" is no choice of "who". Did you mean "other"?',
    ],
    [
      'an exclude with a capital',
      'facts.yaml',
      'exclude: none-of-these',
      'exclude: None',
      'flows/facts.yaml:6: barriers.exclude: expected a name: lower case letters, digits and hyphens, found "None"',
    ],
    [
      'a name with an underscore',
      'facts.yaml',
      'told:',
      'told_police:',
      'flows/facts.yaml:8: told_police: expected a name: lower case letters, digits and hyphens, found "told_police"',
    ],
    [
      'a revision below one',
      'facts.yaml',
      'who: {',
      'who: { rev: 0,',
      'flows/facts.yaml:3: who.rev: expected 1 or more, found 0',
    ],
    [
      'a place that is not true',
      'facts.yaml',
      'place: true',
      'place: yes',
      'flows/facts.yaml:7: home.place: expected true, found "yes"',
    ],
    [
      'a list that there is not',
      'facts.yaml',
      'any-of: act-list',
      'any-of: acts-list',
      'flows/facts.yaml:5: there is no list in flows/lists.yaml called "acts-list". Did you mean "act-list"?',
    ],
    [
      'a fact derived from itself',
      'facts.yaml',
      'near-police: { derive: { any: [{ barriers',
      'near-police: { derive: { any: [{ near-police: true }, { barriers',
      'flows/facts.yaml:14: "near-police" is derived from itself: near-police → near-police',
    ],
  ],
  rules: [
    [
      'a topic that begins with a question',
      'tracker.yaml',
      '  - say: tracker-first\n',
      '',
      'flows/tracker.yaml:4: "tracker" can be opened on its own, so its first step has to be "say" or "show"',
    ],
    [
      'a topic that ends with one',
      'tracker.yaml',
      '  - say: tracker-last\n',
      '',
      'flows/tracker.yaml:7: "tracker" can be opened on its own, so its last step has to be "say" or "show"',
    ],
    [
      'help that ends with a question',
      'help.yaml',
      '  - show: contacts\n',
      '',
      'flows/help.yaml:6: "help" can be opened on its own, so its last step has to be "say" or "show"',
    ],
    [
      'what follows danger that ends with a question',
      'after-danger.yaml',
      '  - say: after-last\n',
      '',
      'flows/after-danger.yaml:4: "after-danger" can be opened on its own, so its last step has to be "say" or "show"',
    ],
    [
      'more topics than can stand together',
      'main.yaml',
      'second: [diary]',
      'second: [a, b, c, d, e, f, g, h, i]',
      'flows/main.yaml:31: 9 topics stand together in the menu "more". Put more than 8 in groups: { group: [topic, topic] }',
    ],
    [
      'more choices than can stand together',
      'more-about-it.yaml',
      '[once, often]',
      '[a, b, c, d, e, f, g, h, i, j, k]',
      'flows/more-about-it.yaml:5: "how-often" has 11 choices. At most 10 can stand together',
    ],
    [
      'a long list without groups',
      'facts.yaml',
      'any-of: [lives, children, police]',
      'any-of: [lives, children, police, d, e, f, g, h, i, j, k]',
      'flows/facts.yaml:6: "barriers" has 11 choices. Put more than 10 in groups: a list in flows/lists.yaml, and its name here',
    ],
    [
      'a journey that people walk and that there is not',
      'journeys.yaml',
      'main: {',
      'long: {',
      'flows/journeys.yaml:1: the channels web, json need the journey "main". There are: long, in-app, short.',
    ],
    [
      'a choice that leaves a topic, outside of one',
      'main.yaml',
      'one-of: [begin,',
      'one-of: [begin, { id: enough, does: done },',
      'flows/main.yaml:5: "enough" leaves a topic ("does: done"), and this question is asked outside of one. Ask it in a topic only',
    ],
    [
      'a choice that leaves a topic, in a question that others ask too',
      'facts.yaml',
      '[under, over]',
      '[under, over, { id: enough, does: done }]',
      'flows/facts.yaml:4: "enough" leaves a topic, so its question has one answer (one-of) and is declared where it is asked',
    ],
  ],
  names: [
    [
      'a question whose name means something of its own',
      'more-about-it.yaml',
      'ask: how-often',
      'ask: said',
      'flows/more-about-it.yaml:4: "said" means something of its own in conditions and in the log: choose another name',
    ],
    [
      'a group, the same',
      'lists.yaml',
      'things: [',
      'forces: [',
      'flows/lists.yaml:6: "forces" means something of its own in conditions and in the log: choose another name',
    ],
    [
      'a group of a menu, the same',
      'main.yaml',
      'second: [diary]',
      'done: [diary]',
      'flows/main.yaml:31: "done" means something of its own in conditions and in the log: choose another name',
    ],
    [
      'a flow for somebody else, the same',
      'moving-house.yaml',
      'as: new-home',
      'as: nation',
      'flows/moving-house.yaml:5: "nation" means something of its own in conditions and in the log: choose another name',
    ],
    [
      'a flow for somebody else with the name of a fact',
      'moving-house.yaml',
      'as: new-home',
      'as: home',
      'flows/moving-house.yaml:5: "home" is the name of a fact, so what is asked here needs another name: { run, as: new-home }',
    ],
    [
      'a choice whose old name is that of another today',
      'facts.yaml',
      'one-of: [under, over]',
      'one-of: [under, { id: over, was: under }]',
      'flows/facts.yaml:4: "under" is a name of today, so it can\'t be the old name of "over"',
    ],
    [
      'two choices with one old name',
      'facts.yaml',
      'one-of: [under, over]',
      'one-of: [{ id: under, was: young }, { id: over, was: young }]',
      [
        'flows/facts.yaml:4: "young" is the old name of "over" already',
        'flows/facts.yaml:4: "young" is the old name of "under" already',
      ],
    ],
    [
      'a group whose old name is that of another today',
      'lists.yaml',
      'things: [damage, gifts]',
      'things: { was: force, choices: [damage, gifts] }',
      'flows/lists.yaml:6: "force" is a name of today, so it can\'t be the old name of "things"',
    ],
    [
      'a choice of a list whose old name is that of another today',
      'lists.yaml',
      '[damage, gifts]',
      '[damage, { id: gifts, was: following }]',
      'flows/lists.yaml:6: "following" is a name of today, so it can\'t be the old name of "gifts"',
    ],
    [
      'a topic whose old name is that of another today',
      'tracker.yaml',
      'format: 1',
      'format: 1\nwas: diary',
      'flows/tracker.yaml:2: "diary" is a name of today, so it can\'t be the old name of "tracker"',
    ],
    [
      'a question with the name of another',
      'more-about-it.yaml',
      'ask: how-often',
      'ask: start',
      'flows/more-about-it.yaml:4: "start" is already the name of something else (flows/main.yaml:5); names are unique in all flows',
    ],
    [
      'a fact twice',
      'facts.yaml',
      'age: {',
      'who: {',
      'flows/facts.yaml:4: "who" stands twice in one place. Take one out',
    ],
    [
      'a menu with the name of a fact',
      'main.yaml',
      'menu: more',
      'menu: told',
      'flows/main.yaml:30: "told" is already the name of something else (flows/facts.yaml:8); names are unique in all flows',
    ],
    [
      'an old name that is in use',
      'more-about-it.yaml',
      '- ask: how-often',
      '- ask: how-often\n    was: who',
      'flows/more-about-it.yaml:5: "who" is the name of something else today (flows/facts.yaml:3), so it can\'t be an old name',
    ],
    [
      'an old name that is in use further on',
      'facts.yaml',
      'who: { one-of',
      'who: { was: how-often, one-of',
      'flows/facts.yaml:3: "how-often" is the name of something else today (flows/more-about-it.yaml:4), so it can\'t be an old name',
    ],
    [
      'an old name of two things',
      'facts.yaml',
      'told: { one-of',
      'told: { was: years, one-of: ["no", waiting, closed] }\nsince: { was: years, one-of',
      'flows/facts.yaml:9: "years" is the old name of "told" already',
    ],
  ],
  'lists, journeys and the file itself': [
    [
      'a list without groups',
      'lists.yaml',
      '  groups:',
      '  group:',
      'flows/lists.yaml:3: act-list: "group" is no key here. Did you mean "groups"?',
    ],
    [
      'a choice in two groups',
      'lists.yaml',
      '[damage, gifts]',
      '[damage, threats]',
      'flows/lists.yaml:7: "threats" stands twice in the list "act-list"',
    ],
    [
      'something kept that is not in the list',
      'lists.yaml',
      'keep: [threats, weapon]',
      'keep: [threat]',
      'flows/lists.yaml:8: "threat" is not in the list "act-list". Did you mean "threats"?',
    ],
    [
      'a group with a capital',
      'lists.yaml',
      'near: [',
      'Near: [',
      'flows/lists.yaml:4: act-list.groups.Near: expected a name: lower case letters, digits and hyphens, found "Near"',
    ],
    [
      'a journey by a flow that there is not',
      'journeys.yaml',
      'flow: main',
      'flow: mian',
      'flows/journeys.yaml:2: there is no flow "mian". Did you mean "main"?',
    ],
    [
      'a journey without help',
      'journeys.yaml',
      'flow: short, help: help',
      'flow: short',
      'flows/journeys.yaml:4: short.help: this is missing: expected a name or text',
    ],
    [
      'a misspelt key of a journey',
      'journeys.yaml',
      'short: { flow: short, help: help, words: on-phones }',
      'short: { flow: short, help: help, words: on-phones, hlep: help }',
      'flows/journeys.yaml:4: short: "hlep" is no key here. Did you mean "help"?',
    ],
    [
      'another format',
      'main.yaml',
      'format: 1',
      'format: 2',
      'flows/main.yaml:1: format: expected 1, the only format that there is',
    ],
    [
      'no format',
      'main.yaml',
      'format: 1\n',
      '',
      'flows/main.yaml:1: format: expected 1, the only format that there is',
    ],
    [
      'a misspelt key of a flow',
      'diary.yaml',
      'steps:',
      'onyl: { who: me }\nsteps:',
      'flows/diary.yaml:2: "onyl" is no key here. Did you mean "only"?',
    ],
    [
      'a nation of a flow',
      'closed.yaml',
      'steps:',
      'nations: [englnd]\nsteps:',
      'flows/closed.yaml:3: "englnd" is no nation. Did you mean "england"?',
    ],
    [
      'steps that are no list',
      'diary.yaml',
      '  - say: diary-first',
      '  say: diary-first',
      'flows/diary.yaml:3: steps: expected a list, found keys (say)',
    ],
    [
      'no step',
      'diary.yaml',
      'steps:\n  - say: diary-first',
      'steps: []',
      'flows/diary.yaml:2: steps: this is empty: expected at least one',
    ],
    [
      'no steps',
      'diary.yaml',
      'steps:\n  - say: diary-first',
      '',
      'flows/diary.yaml:1: steps: this is missing: expected a list',
    ],
    [
      'nothing',
      'diary.yaml',
      'format: 1\nsteps:\n  - say: diary-first',
      '# nothing',
      'flows/diary.yaml:1: expected "key: value", found nothing',
    ],
  ],
  YAML: [
    [
      'a bracket that is not closed',
      'main.yaml',
      'when: { who: myself }',
      'when: { who: myself',
      'flows/main.yaml:12: a bracket opens above and is not closed: a "}" is missing',
    ],
    [
      'a quote that is not closed',
      'more-about-it.yaml',
      '[once, often]',
      '["once, often]',
      'flows/more-about-it.yaml:7: a quote opens here or above and is never closed',
    ],
    [
      'a tab',
      'more-about-it.yaml',
      '    one-of',
      '\tone-of',
      'flows/more-about-it.yaml:5: a tab stands where spaces are expected: use two spaces for each step inwards',
    ],
    [
      'a line that is not indented alike',
      'more-about-it.yaml',
      '    one-of',
      '   one-of',
      'flows/more-about-it.yaml:5: this line is not indented like the lines that it belongs with',
    ],
    [
      'a step that is not indented alike',
      'more-about-it.yaml',
      '  - ask: age',
      ' - ask: age',
      'flows/more-about-it.yaml:6: this line is not indented like the lines that it belongs with',
    ],
    [
      'a key twice',
      'more-about-it.yaml',
      '    one-of: [once, often]',
      '    one-of: [once, often]\n    one-of: [once]',
      'flows/more-about-it.yaml:6: "one-of" stands twice in one place. Take one out',
    ],
    [
      'a missing comma',
      'facts.yaml',
      'one-of: [under, over], found',
      'one-of: [under, over] found',
      'flows/facts.yaml:4: this does not belong here: is a comma, a quote or a new line missing before it?',
    ],
    [
      'a text with a colon',
      'diary.yaml',
      '- say: diary-first',
      '- say: first: diary',
      'flows/diary.yaml:3: a text that holds ": " needs quotes around it',
    ],
    [
      'a text that begins with a sign',
      'diary.yaml',
      '- say: diary-first',
      '- say: @diary',
      'flows/diary.yaml:3: a text that begins with "@" needs quotes around it',
    ],
    [
      'a text that begins with "*"',
      'main.yaml',
      'when: { who: myself }',
      'when: *me',
      'flows/main.yaml:11: a text that begins with "*" needs quotes around it',
    ],
    [
      'a text that begins with "!"',
      'diary.yaml',
      '- say: diary-first',
      '- say: !diary first',
      'flows/diary.yaml:3: a text that begins with "!" needs quotes around it',
    ],
    [
      'a second document',
      'diary.yaml',
      'steps:',
      '---\nsteps:',
      'flows/diary.yaml:2: a line "---" begins a second document. Take it out',
    ],
  ],
}

describe.each(Object.entries(CASES))('mistakes in %s', (_, cases) => {
  it.each(cases)('%s', (__, file, from, to, expected) => {
    expect(mistakes(file, from, to)).toEqual([expected].flat())
  })
})

it.each([
  [
    'My_Flow',
    'other files refer to this one by its name "My_Flow", which has to be lower case letters, digits and hyphens: rename the file',
  ],
  ['end', '"end" means something of its own in conditions and in the log: choose another name'],
])('a file that is called %s cannot be a flow', (id, message) => {
  const path = join(root, 'flows', `${id}.yaml`)
  writeFileSync(path, 'format: 1\nsteps:\n  - say: diary-first\n')
  const problems: Problem[] = []
  loadFlows(root, CONTEXT, problems)
  rmSync(path)
  expect(problems).toEqual([{ file: `flows/${id}.yaml`, line: 1, message }])
})

it('a flow has a name of its own, whatever folder it is in', () => {
  const folder = join(root, 'flows/topics')
  mkdirSync(folder)
  writeFileSync(join(folder, 'main.yaml'), 'format: 1\nsteps:\n  - say: diary-first\n')
  const problems: Problem[] = []
  loadFlows(root, CONTEXT, problems)
  rmSync(folder, { recursive: true })
  expect(problems).toEqual([
    {
      file: 'flows/topics/main.yaml',
      line: 1,
      message: 'there is a flow "main" already (flows/main.yaml); the names of flows are unique in all folders',
    },
  ])
})

it('the content that these are made in has none', () => {
  const problems: Problem[] = []
  loadFlows(root, CONTEXT, problems)
  expect(problems).toEqual([])
})
