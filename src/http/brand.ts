/** A registered symbol: every copy of this package in a process has the same one. */
const brand = Symbol.for("asters-client/error");

type Class = abstract new (...args: never[]) => object;

/**
 * Makes `instanceof` recognize errors of another copy of this package: a program can load both the ES module and the
 * CommonJS build, and Jest loads a module once more after `jest.resetModules()`.
 */
export function brandClasses(base: Class, classes: Record<string, Class>): void {
  for (const [name, { prototype }] of Object.entries(classes)) {
    Object.defineProperty(prototype, brand, { value: name });
  }
  Object.defineProperty(base, Symbol.hasInstance, { value: isInstance });
}

/** `value instanceof this`. Subclasses defined by users are not branded and match only their own instances. */
function isInstance(this: Class, value: unknown): boolean {
  const name = ownBrand(this.prototype);
  return (
    Function.prototype[Symbol.hasInstance].call(this, value) ||
    (name !== undefined && prototypes(value).some((prototype) => ownBrand(prototype) === name))
  );
}

function ownBrand(prototype: object): unknown {
  return Object.getOwnPropertyDescriptor(prototype, brand)?.value;
}

function prototypes(value: unknown): object[] {
  const prototype = typeof value === "object" && value !== null ? Object.getPrototypeOf(value) : null;
  return prototype === null ? [] : [prototype, ...prototypes(prototype)];
}
