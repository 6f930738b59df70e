/**
 * Runs in the page: changes texts, adds and removes elements at a rate, in slices of 10 ms; where a dialog is open, by turns
 * behind it and in it.
 */
export async function storm({ rate, duration }: { rate: number; duration: number }): Promise<void> {
  const places = [...document.querySelectorAll('main,[role=dialog]')].map((place) => ({
    place,
    spans: place.querySelectorAll('span'),
  }));
  const end = performance.now() + duration;
  let turn = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      for (let change = 0; change < rate / 100; change += 1) {
        const at = places[turn % places.length];
        // Counted for each place: it gets every kind of change, and what is removed was added before.
        const round = 1 + Math.floor(turn / places.length);
        turn += 1;
        const span = at?.spans[round % at.spans.length];
        if (!at || !span) continue;
        if (round % 3 > 0) span.textContent = `row ${round}`;
        else if (round % 2) at.place.append(document.createElement('p'));
        else at.place.lastElementChild?.remove();
      }
      if (performance.now() < end) return;
      clearInterval(timer);
      resolve();
    }, 10);
  });
}
