// Loaded into the build by CI: it is more than a year later, in another time zone. What is built must be the same.
const aheadMs = 400 * 86_400_000
const { now } = Date
process.env.TZ = 'Pacific/Kiritimati'
globalThis.Date = class extends Date {
  constructor(...given) {
    if (given.length === 0) super(now() + aheadMs)
    else super(...given)
  }

  static now() {
    return now() + aheadMs
  }
}
