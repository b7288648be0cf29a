import nlp from 'compromise'
import { work } from './worker.ts'

/** Reads texts into words with their tags, and asks for the verbs that are negated; it finds no behaviour. */
work<readonly string[]>((texts) => ({
  compromise: {
    turns: texts.length,
    once() {
      for (const text of texts) nlp(text).match('#Negative #Verb')
    },
  },
}))
