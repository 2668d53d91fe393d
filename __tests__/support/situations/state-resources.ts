interface StateModule {
  readonly resources?: readonly { readonly address: string; readonly values: Readonly<Record<string, unknown>> }[];
}

/** The deployed resources of a stack, read from `terraform show -json`. */
export class StateResources {
  private readonly byAddress: ReadonlyMap<string, Readonly<Record<string, unknown>>>;

  /** @param text the state's JSON; of an empty state too */
  constructor(text: string) {
    const state = JSON.parse(text) as { readonly values?: { readonly root_module?: StateModule } };
    const resources = state.values?.root_module?.resources ?? [];
    this.byAddress = new Map(resources.map(({ address, values }) => [address, values]));
  }

  /** A text of a resource, for example its `id`; throws where there is none. */
  textOf(address: string, attribute: string): string {
    const text = this.byAddress.get(address)?.[attribute];
    if (typeof text !== "string") throw new RangeError(`state: '${address}' is not deployed, or has no '${attribute}'`);
    return text;
  }
}
