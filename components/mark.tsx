/** The product's mark, as in docs/images/icon.svg: drawn, so that it stays sharp at any zoom. The name beside it says what it is. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 128 128" aria-hidden="true">
      <rect width="128" height="128" rx="30" />
      <circle cx="36" cy="64" r="19" />
      <path d="M55 64h56M78 64v18M95 46l18 18-18 18" />
    </svg>
  );
}
