/**
 * Returns the environment that makes a Node process write the value of an expression to a file when it exits.
 *
 * @param before code to run when the process starts
 */
export function reportAtExit(file: string, expression: string, before = ''): Record<string, string> {
  return importing(
    `${before};process.on('exit',()=>process.getBuiltinModule('fs').writeFileSync('${file}',String(${expression})))`,
  )
}

function importing(script: string): Record<string, string> {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}

/**
 * The time in milliseconds for which the process waited or computed. Unlike the time on the clock, it does not count how
 * long other processes kept the machine busy.
 */
export const effortMs =
  "(({user,system})=>(user+system)/1e3)(process.cpuUsage())+process.getBuiltinModule('perf_hooks').performance.eventLoopUtilization().idle"

/**
 * Returns the environment that makes a Node process print its process id, each signal that it handles, and its effort at
 * last. The process must handle signals itself. SIGUSR2 becomes SIGBREAK, which only Windows sends.
 */
export function printEvents(): Record<string, string> {
  const onSignals =
    "process.on('SIGUSR2',()=>process.emit('SIGBREAK'));for(const it of['SIGINT','SIGTERM','SIGBREAK'])process.on(it,()=>console.log('signal:'+it))"
  return importing(
    `console.log('pid:'+process.pid);${onSignals};process.on('exit',()=>console.log('ms:'+(${effortMs})))`,
  )
}

/** Returns the effort that a process has printed, in milliseconds. */
export function readEffort(log: string): number {
  return Number(/^ms:(.*)$/m.exec(log)?.[1])
}

/**
 * The peak memory of the process in KiB, on Linux. `process.resourceUsage()` reports that of the parent process if that
 * had more.
 */
export const peakMemoryKiB =
  "/VmHWM:\\s*(\\d+)/.exec(process.getBuiltinModule('fs').readFileSync('/proc/self/status','utf8'))[1]"
