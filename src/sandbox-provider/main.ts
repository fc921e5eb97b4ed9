import { runSandboxProcess } from './processes/sandbox-process.js';

await runSandboxProcess(process.env);
