import { parentPort, workerData } from 'node:worker_threads'
import { worldLoader } from '../content/world.ts'
import { judge } from './judge.ts'
import type { Verdict } from './judge-apart.ts'
import { makeProof } from './proof.ts'

/** Judges the content of a folder beside the thread that serves people: see judge-apart.ts. */
const root: string = workerData
const judgement = judge(root, worldLoader(root), makeProof(root))
const verdict: Verdict = 'world' in judgement ? { hash: judgement.world.hash } : judgement
parentPort?.postMessage(verdict)
