/**
 * What the context-menu item needs, asked for when the user switches it on: the menu itself, and one look at the page it
 * was used on (`activeTab` lasts for that click; no other page is ever read).
 */
export const MENU_PERMISSIONS: { permissions: ('contextMenus' | 'scripting' | 'activeTab')[] } = {
  permissions: ['contextMenus', 'scripting', 'activeTab'],
};
