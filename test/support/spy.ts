/** Has a Node process write something about itself to a file at its end. */
export function spy(file: string, what: string, before = ''): Record<string, string> {
  const script = `${before};process.on('exit',()=>process.getBuiltinModule('fs').writeFileSync('${file}',String(${what})))`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}

/**
 * The most memory that it had, in KiB, as Linux tells. `process.resourceUsage()` would tell that of the process that has
 * started it, where that had more.
 */
export const peak =
  "/VmHWM:\\s*(\\d+)/.exec(process.getBuiltinModule('fs').readFileSync('/proc/self/status','utf8'))[1]"
