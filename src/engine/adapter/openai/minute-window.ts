/** One thing that was booked: its amount may turn out otherwise. */
export interface Booking {
  at: number
  amount: number
}

export interface MinuteWindow {
  /** How long until this much more may be booked; 0 where it may be now. */
  readonly waitMs: (amount: number, nowMs: number) => number
  readonly book: (amount: number, nowMs: number) => Booking
}

const minuteMs = 60_000

/**
 * Keeps what is booked within any minute at or below a limit. More than the limit at once is let through alone, since it would
 * never fit.
 */
export function minuteWindow(limit: number): MinuteWindow {
  let bookings: Booking[] = []
  return {
    waitMs(amount, nowMs) {
      bookings = bookings.filter(({ at }) => at > nowMs - minuteMs)
      // A clock that went back must not make anybody wait longer than a minute.
      for (const booking of bookings) booking.at = Math.min(booking.at, nowMs)
      let over = bookings.reduce((sum, booking) => sum + booking.amount, amount) - limit
      if (over <= 0) return 0
      for (const booking of bookings) {
        over -= booking.amount
        if (over <= 0) return booking.at + minuteMs - nowMs
      }
      const latest = bookings.at(-1)
      return latest === undefined ? 0 : latest.at + minuteMs - nowMs
    },
    book(amount, nowMs) {
      const booking = { at: nowMs, amount }
      bookings.push(booking)
      return booking
    },
  }
}
