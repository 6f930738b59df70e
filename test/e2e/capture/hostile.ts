/** What a page does while the prompt is read. Again and again where the prompt undoes what the page does to its host. */
export const ATTACKS: Record<string, () => void> = {
  'body of no opacity': () => document.body.style.setProperty('opacity', '0'),
  'html of no opacity': () => document.documentElement.style.setProperty('opacity', '0'),
  'dialog of little opacity': () => document.querySelector('dialog')?.style.setProperty('opacity', '0.05'),
  'dialog clipped away': () =>
    document.querySelector('dialog')?.style.setProperty('clip-path', 'inset(100%)'),
  'dialog scaled to nothing': () =>
    document.querySelector('dialog')?.style.setProperty('transform', 'scale(0)'),
  'dialog moved out of the window': () =>
    document.querySelector('dialog')?.style.setProperty('transform', 'translateX(-4000px)'),
  'host of no opacity': () =>
    setInterval(() => {
      const host = document.querySelector<HTMLElement>('[popover=manual]');
      host?.style.setProperty('opacity', '0', 'important');
    }, 5),
  'host filtered away': () =>
    setInterval(() => {
      const host = document.querySelector<HTMLElement>('[popover=manual]');
      host?.style.setProperty('filter', 'opacity(0)', 'important');
    }, 5),
  'host taken away and put back': () => {
    setInterval(() => {
      const host = document.querySelector('[popover=manual]:popover-open');
      const parent = host?.parentElement;
      host?.remove();
      if (host) parent?.append(host);
    }, 20);
  },
  'token replaced': () => {
    const field = document.querySelector<HTMLInputElement>('dialog input[readonly]');
    if (field)
      setInterval(() => Object.assign(field, { value: crypto.randomUUID().replaceAll('-', '') }), 30);
  },
};

/** Firefox does not tell what covers the prompt while letting clicks through (docs/security.md, "Not protected"). */
export const COVER = () => {
  const cover = document.createElement('div');
  cover.popover = 'manual';
  cover.style.cssText =
    'position:fixed;inset:0;width:100%;height:100%;margin:0;border:0;background:#fff;pointer-events:none';
  document.querySelector('dialog')?.append(cover);
  cover.showPopover();
};
