type Part = {
  readonly type?: number;
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly options?: readonly { readonly value: string; readonly label: string; readonly description?: string }[];
  readonly components?: readonly Part[];
};

type Body = { readonly components?: readonly unknown[] };

function partsIn(body: Body): Part[] {
  const visit = (part: Part): Part[] => [part, ...(part.components ?? []).flatMap(visit)];
  return (body.components ?? []).flatMap((part) => visit(part as Part));
}

/** What a person reads on a card, one text under the other. */
export function textIn(body: Body): string {
  return partsIn(body)
    .flatMap(({ content }) => content ?? [])
    .join("\n");
}

/** The buttons and menus on a card. */
export function controlsIn(body: Body): (Part & { readonly custom_id: string })[] {
  return partsIn(body).flatMap((part) => (part.custom_id === undefined ? [] : { ...part, custom_id: part.custom_id }));
}
