import { threeShifts } from '../../web-widget/leaving/shift.js'

const say = (word) => parent.postMessage(word, '*')
document.querySelector('#hide').onclick = () => say('hide')
document.querySelector('#leave').onclick = () => say('leave')
addEventListener('keydown', (event) => event.key === 'Escape' && say('hide'))
addEventListener('message', (event) => {
  if (event.source === parent && event.data === 'open') document.querySelector('#words').focus()
})
threeShifts(addEventListener, () => say('leave'))
setTimeout(() => say('ready'), Number(document.body.dataset.slow))
