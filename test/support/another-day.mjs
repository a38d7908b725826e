// CI loads this into the build, which must give the same result a year later and in another time zone.
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
