import { adapterContract } from './adapter-contract.ts'
import { whatsAppCase } from './meta.ts'
import { smsCase } from './twilio.ts'

adapterContract('sms', smsCase)
adapterContract('whatsapp', whatsAppCase)
