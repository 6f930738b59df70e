import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import './page.css';

/** Renders an extension page into its `#root`, in the language of its texts: not every browser's has some. */
export function mount(title: string, page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) return;
  document.documentElement.lang = i18n.t('language');
  document.title = title;
  createRoot(root).render(<StrictMode>{page}</StrictMode>);
}
