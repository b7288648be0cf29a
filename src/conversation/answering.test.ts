import { describe, expect, it } from 'vitest'
import { answerIn, phrasesOf } from './answering.ts'

const CHOICES = [
  { id: 'yes', label: 'Yes', also: ['im <3 to 17>', 'under 18'] },
  { id: 'no', label: 'No', also: ["i'm <18 to 99>", 'she is <18 to 99>'] },
  { id: 'unknown', label: "I don't know" },
]
const AROUND = phrasesOf(['just', 'i think', 'i', 'years old', 'well,'])
const answered = (text: string) => answerIn(CHOICES, AROUND, text)?.id ?? null

describe('an answer in own words', () => {
  it.each([
    ['no, im 34', 'no'],
    ["No! I'm 34", 'no'],
    ['no she is 19 years old', 'no'],
    ['well, yes im 16', 'yes'],
    ['just no', 'no'],
    ['i think no', 'no'],
    ['i dont know', 'unknown'],
    ['under 18 i think', 'yes'],
  ])('%s', (text, id) => expect(answered(text)).toBe(id))

  it.each([
    ['two answers in one', 'no im 16'],
    ['two answers in one', 'yes and no'],
    ['a number beyond what is asked', 'im 340'],
    ['no answer at all', 'just'],
    ['no answer at all', 'i think just'],
    ['another word in it', 'no he is here'],
    ['another word at its end', 'im 34 and scared'],
    ['a beginning of a name', 'under'],
    ['nothing', '?!'],
    ['a story', 'just '.repeat(20).concat('no')],
  ])('%s is none: %s', (_, text) => expect(answered(text)).toBeNull())
})
