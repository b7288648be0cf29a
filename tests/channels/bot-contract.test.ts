import { adapterContract } from './adapter-contract.ts'
import { botCase } from './bot-case.ts'

adapterContract('botframework', botCase)
