/**
 * Notes for the police, on the page: each line can be changed or taken out, and the sheet be printed or thrown away. What is typed
 * here is in no field of the form, so it goes nowhere but to paper or the clipboard, and ends with the page.
 */

/** Lines that were taken out, the last one last. @type {HTMLElement[]} */
const removed = []

/**
 * Makes the lines of notes changeable.
 * @param {ParentNode} parent where they have just come
 */
export function editNotes(parent) {
  for (const line of parent.querySelectorAll('.sheet .line')) {
    if (!(line instanceof HTMLElement)) continue
    const sheet = /** @type {HTMLElement} */ (line.closest('.sheet'))
    line.role = 'textbox'
    line.ariaMultiLine = 'true'
    line.ariaLabel = line.closest('section')?.querySelector('h3')?.textContent ?? sheet.dataset.headline ?? ''
    try {
      line.contentEditable = 'plaintext-only'
    } catch {
      line.contentEditable = 'true'
    }
    line.addEventListener('input', () => {
      // Browsers leave a line end in what is emptied; without it the style sheet can tell that nothing is left.
      if (line.textContent.trim() === '') line.replaceChildren()
      isChanged(sheet)
    })
  }
}

/**
 * What the buttons of notes do.
 * @param {Element} pressed in a button, of notes or not
 */
export function pressInNotes(pressed) {
  const button = pressed.closest('button')
  const notes = button?.closest('.notes')
  const sheet = /** @type {HTMLElement | null} */ (notes?.querySelector('.sheet') ?? null)
  if (!button || !notes || !sheet) return
  if (button.matches('.remove')) remove(/** @type {HTMLElement} */ (button.closest('.noted')), sheet)
  else if (button.matches('.put-back')) putBack(sheet)
  else if (button.matches('.print')) print(notes)
  else if (button.matches('.throw')) throwAway(button, notes)
}

/**
 * A sheet as text, as it stands on the page now.
 * @param {Element} sheet
 */
export function textOf(sheet) {
  const blocks = [...sheet.querySelectorAll('h2, section')].map((block) => {
    const lines = [...block.querySelectorAll('.line')]
      .filter((line) => !line.closest('[hidden]'))
      .map(wordsOf)
      .filter((words) => words !== '')
    const label = block.querySelector('h3')
    const isList = block.querySelector('ol') !== null
    const told = isList ? lines.map((words, i) => `${i + 1}. ${words}`) : lines
    const isSaid = told.length > 0 || block.matches('.blank')
    return isSaid && label ? [label.textContent, ...told].join('\n') : told.join('\n')
  })
  return blocks.filter((words) => words !== '').join('\n\n')
}

/** @param {Element} line */
const wordsOf = (line) => {
  // biome-ignore lint/performance/useDomNodeTextContent: where plain text alone cannot be edited, a line end is an element
  return /** @type {HTMLElement} */ (line).innerText.trim()
}

/**
 * What was copied before is not what stands here any more.
 * @param {HTMLElement} sheet
 */
function isChanged(sheet) {
  const copy = /** @type {HTMLElement | null | undefined} */ (sheet.parentElement?.querySelector('.acts .copy'))
  if (copy?.dataset.label) copy.textContent = copy.dataset.label
}

/**
 * @param {HTMLElement} line
 * @param {HTMLElement} sheet
 */
function remove(line, sheet) {
  line.hidden = true
  removed.push(line)
  const back = backOf(sheet)
  back.hidden = false
  isChanged(sheet)
  const status = document.querySelector('#status')
  if (status) status.textContent = sheet.dataset.removed ?? ''
  const left = [...sheet.querySelectorAll('.noted:not([hidden])')]
  const next = left.find((one) => line.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
  const target = next?.querySelector('.remove') ?? back
  if (target instanceof HTMLElement) target.focus()
}

/** @param {HTMLElement} sheet */
function putBack(sheet) {
  const at = removed.findLastIndex((line) => sheet.contains(line))
  const [line] = at < 0 ? [] : removed.splice(at, 1)
  if (!line) return
  line.hidden = false
  isChanged(sheet)
  const isLast = !removed.some((one) => sheet.contains(one))
  const words = line.querySelector('.line')
  if (words instanceof HTMLElement) words.focus()
  backOf(sheet).hidden = isLast
}

/** @param {HTMLElement} sheet */
const backOf = (sheet) => /** @type {HTMLElement} */ (sheet.parentElement?.querySelector('.put-back'))

/**
 * Prints one sheet, wherever in the conversation it stands.
 * @param {Element} notes
 */
function print(notes) {
  const root = document.documentElement
  const entry = notes.closest('.entry')
  const over = () => {
    root.classList.remove('printing')
    entry?.classList.remove('printed')
  }
  addEventListener('afterprint', over, { once: true })
  root.classList.add('printing')
  entry?.classList.add('printed')
  window.print()
}

/**
 * Asks once more, then takes the notes off the page.
 * @param {HTMLElement} button
 * @param {Element} notes
 */
function throwAway(button, notes) {
  if (button.textContent !== button.dataset.sure) {
    button.textContent = button.dataset.sure ?? ''
    return
  }
  for (let at = removed.length - 1; at >= 0; at--) if (notes.contains(removed[at] ?? null)) removed.splice(at, 1)
  const gone = document.createElement('p')
  gone.textContent = button.dataset.thrown ?? ''
  gone.tabIndex = -1
  notes.replaceChildren(gone)
  gone.focus()
}
