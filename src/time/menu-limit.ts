/** Options in one Discord menu, and choices in one autocomplete answer. Source: Discord's component and command reference. */
export const MENU_LIMIT = 25;
