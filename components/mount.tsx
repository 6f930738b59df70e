import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import './page.css';

/** Renders an extension page into its `#root`, in the browser's language. */
export function mount(title: string, page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) return;
  document.documentElement.lang = browser.i18n.getUILanguage();
  document.title = title;
  createRoot(root).render(<StrictMode>{page}</StrictMode>);
}
