import type { ButtonBuilder } from "discord.js";
import type { Text } from "../../text/text.ts";
import { button, mainButton } from "./card.ts";

/** What a private thread takes of the bot in its channel, in the order in which it is named. */
export const THREAD_PERMISSIONS = ["view", "create", "write", "read"] as const;
export type ThreadPermission = (typeof THREAD_PERMISSIONS)[number];

/** Whether a private thread can be made where somebody typed or pressed something. */
export type ThreadPlace =
  | { readonly kind: "possible"; readonly channelId: string }
  | { readonly kind: "lacking"; readonly permissions: readonly ThreadPermission[] }
  /** No server, or one that the bot is not in: whoever uses it there has it on their account. */
  | { readonly kind: "none" };

/** What can be said and pressed about a private thread, where somebody is just now. */
export type ThreadOffer = { readonly lines: readonly string[]; readonly buttons: readonly ButtonBuilder[] };

/** Whoever offers a thread says who can read it. Where none can be made, what is missing is named, if anything is. */
export function threadOffer(text: Text, place: ThreadPlace): ThreadOffer {
  switch (place.kind) {
    case "possible":
      return {
        lines: [text("reminder.thread-here")],
        buttons: [mainButton(text("reminder.use-thread"), "reminder.thread")],
      };
    case "lacking":
      return {
        lines: [text("reminder.thread-lacking", { permissions: permissionNames(text, place.permissions) })],
        buttons: [],
      };
    case "none":
      return { lines: [], buttons: [] };
  }
}

/** Permissions as a server's settings name them. */
export function permissionNames(text: Text, permissions: readonly ThreadPermission[] = THREAD_PERMISSIONS): string {
  return new Intl.ListFormat(text.locale).format(permissions.map((one) => text(`reminder.permission-${one}`)));
}

/** Has the person's messages come by direct message from now on. */
export function toDmButton(
  text: Text,
  label: "reminder.come-by-dm" | "reminder.move-to-dm" | "reminder.try-dm",
): ButtonBuilder {
  return button(text(label), "reminder.to-dm");
}

/** A channel or a thread, as Discord makes a link of it. */
export function channelLink(id: string): string {
  return `<#${id}>`;
}
