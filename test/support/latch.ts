/** Something that is waited for, and the act that ends the wait. */
export interface Latch {
  until: Promise<void>;
  release: () => void;
}

export function latch(): Latch {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { until, release };
}
