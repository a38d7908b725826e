/**
 * Returns the environment that makes a Node process write the value of an expression to a file when it exits.
 *
 * @param before code to run when the process starts
 */
export function reportAtExit(file: string, expression: string, before = ''): Record<string, string> {
  const script = `${before};process.on('exit',()=>process.getBuiltinModule('fs').writeFileSync('${file}',String(${expression})))`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}

/**
 * The time in milliseconds for which the process waited or computed. Unlike the time on the clock, it does not count how
 * long other processes kept the machine busy.
 */
export const effortMs =
  "(({user,system})=>(user+system)/1e3)(process.cpuUsage())+process.getBuiltinModule('perf_hooks').performance.eventLoopUtilization().idle"

/**
 * The peak memory of the process in KiB, on Linux. `process.resourceUsage()` reports that of the parent process if that
 * had more.
 */
export const peakMemoryKiB =
  "/VmHWM:\\s*(\\d+)/.exec(process.getBuiltinModule('fs').readFileSync('/proc/self/status','utf8'))[1]"
