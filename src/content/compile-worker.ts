import { workerData } from 'node:worker_threads'
import { hearingWhenAsked } from './hearing.ts'

// Asking for it compiles and keeps it.
void hearingWhenAsked(workerData).recogniser
