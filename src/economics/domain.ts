/** A number that must be above 0. @throws RangeError with its name otherwise */
export function positive<Value extends number>(name: string, value: Value): Value {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} ${value}: must be above 0`)
  return value
}

/** A number that must not be below 0. @throws RangeError with its name otherwise */
export function nonNegative<Value extends number>(name: string, value: Value): Value {
  if (!(value >= 0 && Number.isFinite(value))) throw new RangeError(`${name} ${value}: must be at least 0`)
  return value
}

/** A share from 0 to 1. @throws RangeError with its name otherwise */
export function share<Value extends number>(name: string, value: Value): Value {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} ${value}: must be from 0 to 1`)
  return value
}

/** A whole number from 1. @throws RangeError with its name otherwise */
export function count<Value extends number>(name: string, value: Value): Value {
  if (!(Number.isSafeInteger(value) && value >= 1))
    throw new RangeError(`${name} ${value}: must be a whole number from 1`)
  return value
}
