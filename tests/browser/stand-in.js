import { threeShifts } from '../../web-widget/leaving/shift.js'

/** @param {string} word */
const say = (word) => parent.postMessage(word, '*')
/**
 * @param {string} id
 * @returns {HTMLElement}
 */
const find = (id) => document.getElementById(id) ?? document.body

find('hide').onclick = () => say('hide')
find('leave').onclick = () => say('leave')
addEventListener('keydown', (event) => event.key === 'Escape' && say('hide'))
addEventListener('message', (event) => {
  if (event.source === parent && event.data === 'open') find('words').focus()
})
threeShifts(addEventListener, () => say('leave'))
setTimeout(() => say('ready'), Number(document.body.dataset.slow))
