/** The product's mark, as in docs/images/icon.svg: drawn, so that it stays sharp at any zoom. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 29 29" aria-hidden="true">
      <rect width="29" height="29" rx="7" />
      <path d="M14 14.5a5 5 0 1 0-10 0 5 5 0 0 0 10 0h9m-4 0v4m4-8 4 4-4 4" />
    </svg>
  );
}
