import type { Route } from '@angular/router';
import type { Permission } from '#domain/kernel/permissions';
import type { IconName } from '../ui/icons.ts';

/** How a page appears in the rail, the phone's bar, the palette and the shortcuts. */
export interface Screen {
  readonly label: string;
  readonly icon: IconName;
  /** `g` and then this key goes there. */
  readonly key?: string;
  /** Shown only to people who hold it somewhere; everyone when absent. */
  readonly permission?: Permission;
  /** How other addresses begin that belong to it: its mark in the rail stays on them. */
  readonly holds?: readonly string[];
  /**
   * In the rail, below its gap (settings), only in the bar of a phone, where a page needs to be one tap away, or only in
   * the palette and the shortcuts: another screen leads there.
   */
  readonly place?: 'rail' | 'foot' | 'phone' | 'palette';
}

/** A screen with its address. */
export interface PlacedScreen extends Screen {
  readonly path: string;
}

/** A route that is a screen: `screen('capas', { label: 'CAPAs', … }, () => import(…))`. */
export function screen(path: string, shown: Screen, loadComponent: NonNullable<Route['loadComponent']>): Route {
  return { path, title: shown.label, loadComponent, data: { screen: shown } };
}

/** The screens among routes, in their order. */
export function screensOf(routes: readonly Route[]): readonly PlacedScreen[] {
  return routes.flatMap(({ path, data }) => {
    const shown: unknown = data?.['screen'];
    return path !== undefined && isScreen(shown) ? [{ ...shown, path: `/${path}` }] : [];
  });
}

/** The screen an address belongs to: its own, else the one it lies under; null when it is none's. */
export function screenAt(address: string, screens: readonly PlacedScreen[]): PlacedScreen | null {
  const path = address.split(/[?#]/)[0] ?? '';
  const own = screens.find((one) => one.path === path);
  return (
    own ?? screens.find((one) => [`${one.path}/`, ...(one.holds ?? [])].some((begin) => path.startsWith(begin))) ?? null
  );
}

/** Whether a typed word is part of a screen's name, or how the keys of the processes that belong to it begin (“JRN”). */
export function meansScreen(typed: string, { label, holds = [] }: PlacedScreen): boolean {
  return label.toLowerCase().includes(typed.toLowerCase()) || holds.includes(`/processes/${typed.toUpperCase()}-`);
}

/** Places in the bar of a phone, each wide enough for a finger and its word. */
const BAR = 5;

/** The screens for which the bar of a phone has no place: where there are more than it holds, its last one leads to them. */
export const beyondBar = (screens: readonly PlacedScreen[]): readonly PlacedScreen[] =>
  screens.length > BAR ? screens.slice(BAR - 1) : [];

function isScreen(value: unknown): value is Screen {
  return typeof value === 'object' && value !== null && 'label' in value && 'icon' in value;
}
