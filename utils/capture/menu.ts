/**
 * What the context-menu item needs, asked for when the user switches it on: the menu itself, and one look at the page it
 * was used on (`activeTab` lasts for that click; no other page is ever read). Firefox grants menus at installation.
 */
export const MENU_PERMISSIONS: { permissions: ('contextMenus' | 'scripting' | 'activeTab')[] } = {
  permissions: import.meta.env.FIREFOX
    ? ['scripting', 'activeTab']
    : ['contextMenus', 'scripting', 'activeTab'],
};
