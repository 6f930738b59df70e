import { Id } from './id';

interface NamedProps {
  id: string;
  /** Free text of a service; absent or the same as the id where there is none. */
  name?: string | undefined;
}

/**
 * Something of a service: first its id, which cannot be chosen to look like another, in an element of its own; then what it
 * is called, which anybody can choose, kept from changing the order of what stands around it.
 */
export function Named({ id, name }: NamedProps) {
  return (
    <>
      <Id id={id} />
      {name !== undefined && name !== id && (
        <>
          {' '}
          <bdi>{name}</bdi>
        </>
      )}
    </>
  );
}
