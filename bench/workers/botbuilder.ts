import {
  type Activity,
  ConversationState,
  MemoryStorage,
  MessageFactory,
  TestAdapter,
  type TurnContext,
} from 'botbuilder'
import {
  ChoicePrompt,
  DialogSet,
  DialogTurnStatus,
  ListStyle,
  type PromptValidatorContext,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs'
import { asText, type Screen } from '../journey.ts'
import { fits, type Script, type ScriptStep, SKIP, screenFor } from '../script.ts'
import { work } from './worker.ts'

const SOME = ' | '

/**
 * botbuilder-dialogs: a waterfall of prompts, state in memory storage, no network: what is sent is only kept by the test adapter.
 * A question with one answer is a choice prompt, one with several or with words a text prompt. `text prompts alone` does
 * without choice prompts, which look for numbers and ordinals in what is typed.
 */
work<Script>((script) => ({
  'choice prompts': task(script, true),
  'text prompts alone': task(script, false),
}))

function task(script: Script, withChoices: boolean) {
  const { steps } = script
  const bot = makeBot(script, withChoices)
  let conversations = 0
  const conversation = async (): Promise<Screen[]> => {
    const screens: Screen[] = []
    const adapter = new TestAdapter(TestAdapter.createConversation(`c${++conversations}`))
    const typed = ['hello', ...steps.slice(0, -1).map((step) => typedAt(script, step))]
    for (const text of typed) {
      await adapter.processActivity(text, bot.run)
      screens.push(screenFrom(adapter.activeQueue.splice(0)))
    }
    // What is over is not kept: a store that only grows would be measured as well.
    await bot.storage.delete([`test/conversations/c${conversations}/`])
    return screens
  }
  return {
    turns: steps.length,
    once: async () => void (await conversation()),
    transcript: async () => (await conversation()).map(asText),
  }
}

function makeBot(script: Script, withChoices: boolean) {
  const { steps } = script
  const storage = new MemoryStorage()
  const state = new ConversationState(storage)
  const dialogs = new DialogSet(state.createProperty('dialogs'))
  const byLabel = (step: ScriptStep, typed: string): ScriptStep['answer'] => {
    if (typed === SKIP || step.kind === 'words') return typed
    const id = (label: string) => step.choices.find((choice) => script.texts[choice.label] === label)?.id ?? ''
    return step.kind === 'some' ? typed.split(SOME).map(id) : id(typed)
  }
  const isTaken = async ({ recognized, options }: PromptValidatorContext<string>): Promise<boolean> => {
    const step = steps[(options.validations as { at: number }).at]
    return step !== undefined && fits(step, byLabel(step, recognized.value ?? ''))
  }
  dialogs.add(new TextPrompt('text', isTaken))
  const choice = new ChoicePrompt('choice')
  choice.style = ListStyle.suggestedAction
  dialogs.add(choice)
  dialogs.add(
    new WaterfallDialog(
      'main',
      steps.map((step, at) => async (context: WaterfallStepContext) => {
        const before = steps[at - 1]
        if (before) (context.values as Record<string, unknown>)[before.id] = context.result
        const { said, question, choices } = screenFor(script, step)
        for (const line of said) await context.context.sendActivity(MessageFactory.text(line))
        if (at === steps.length - 1) {
          await context.context.sendActivity(MessageFactory.suggestedActions([...choices], question))
          return context.endDialog()
        }
        return isChoice(step, withChoices)
          ? context.prompt('choice', { prompt: question, choices: [...choices] })
          : context.prompt('text', {
              prompt: MessageFactory.suggestedActions([...choices], question),
              validations: { at },
            })
      }),
    ),
  )
  const run = async (context: TurnContext): Promise<void> => {
    const dialog = await dialogs.createContext(context)
    const { status } = await dialog.continueDialog()
    if (status === DialogTurnStatus.empty) await dialog.beginDialog('main')
    await state.saveChanges(context)
  }
  return { run, storage }
}

/** A choice prompt knows no skip, so a question that is skipped is asked by a text prompt. */
const isChoice = ({ kind, answer }: ScriptStep, withChoices: boolean): boolean =>
  withChoices && kind === 'one' && answer !== SKIP

function typedAt({ texts }: Script, { kind, choices, answer }: ScriptStep): string {
  if (answer === SKIP || kind === 'words') return String(answer)
  const label = (id: string) => texts[choices.find((choice) => choice.id === id)?.label ?? ''] ?? ''
  return typeof answer === 'string' ? label(answer) : answer.map(label).join(SOME)
}

function screenFrom(sent: readonly Partial<Activity>[]): Screen {
  const last = sent.at(-1)
  return {
    said: sent.slice(0, -1).map(({ text = '' }) => text),
    question: last?.text ?? '',
    choices: (last?.suggestedActions?.actions ?? []).map(({ title }) => title),
  }
}
