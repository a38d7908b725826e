/** Adds the built-in functions that the action uses and Node 20 lacks. */
function addMissing(target: object, name: string, value: (...words: never[]) => unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value })
}

addMissing(URL, 'parse', (address: string) => (URL.canParse(address) ? new URL(address) : null))
addMissing(Promise, 'withResolvers', () => {
  let functions: unknown[] = []
  const promise = new Promise((...given) => {
    functions = given
  })
  const [resolve, reject] = functions
  return { promise, resolve, reject }
})
