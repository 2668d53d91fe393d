/** The attributes of a resource in a plan's JSON. */
export type Values = Record<string, unknown>;

/** A resource of a state in a plan's JSON. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
}

/** A change in a plan's JSON. */
export interface DocumentChange {
  readonly address: string;
  readonly type: string;
  change: {
    actions: readonly string[];
    before: Values | null;
    readonly after: Values | null;
  };
}

/** What is read and mended of a plan's JSON before it is saved. */
export interface PlanDocument {
  timestamp?: string;
  resource_changes?: DocumentChange[];
  resource_drift?: DocumentChange[];
  readonly prior_state?: {
    readonly values?: { readonly root_module?: { readonly resources?: readonly StateResource[] } };
  };
}

/** The resources of the state before. */
export function priorResources({ prior_state: state }: PlanDocument): readonly StateResource[] {
  return state?.values?.root_module?.resources ?? [];
}
