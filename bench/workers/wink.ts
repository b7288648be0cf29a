import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { work } from './worker.ts'

/** Reads texts into words with their tags and negations; it finds no behaviour. */
work<readonly string[]>((texts) => {
  const nlp = winkNLP(model)
  const { its } = nlp
  return {
    'wink-nlp': {
      turns: texts.length,
      once() {
        for (const text of texts) nlp.readDoc(text).tokens().out(its.negationFlag)
      },
    },
  }
})
