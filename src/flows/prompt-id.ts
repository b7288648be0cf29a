/** The id of a prompt in its parts: `new-home.home>which` asks `which` of the question `home`, in a flow that runs as `new-home`. */
export interface PromptId {
  /** the names of the flows that it is asked in for another subject, each with its dot: '' or `new-home.` */
  readonly prefix: string
  /** name of a question or menu */
  readonly question: string
  /** what of it is asked: a group, which of several places, the nation, or whom it is about; null for the whole */
  readonly part: string | null
  /** the id of the whole that the part belongs to, with its prefix */
  readonly whole: string
}

/** Reads the id of a prompt, as it stands in the log and among the answers. */
export function readPromptId(id: string): PromptId {
  const at = id.indexOf('>')
  const whole = at < 0 ? id : id.slice(0, at)
  const dot = whole.lastIndexOf('.') + 1
  return { prefix: whole.slice(0, dot), question: whole.slice(dot), part: at < 0 ? null : id.slice(at + 1), whole }
}
