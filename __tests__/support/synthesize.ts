import { App, Testing } from "cdktf";
import { Environment } from "../../src/config/environment";
import { ClusterStack } from "../../src/stacks/cluster-stack";

type Attributes = Readonly<Record<string, unknown>>;

/** The generated Terraform JSON of a stack. */
export interface SynthesizedJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  readonly terraform: Attributes & { readonly backend: Readonly<Record<string, Attributes>> };
  readonly provider: Readonly<Record<string, readonly Attributes[]>>;
  readonly output: Readonly<Record<string, Attributes>>;
}

/** The text of the Terraform JSON of an environment's stack, as the matchers of cdktf take it. */
export function synthesizeText(environment: Environment): string {
  const app = Testing.stubVersion(new App({ stackTraces: false }));
  return Testing.synth(new ClusterStack(app, environment.name, environment));
}

/** The Terraform JSON of an environment's stack. */
export function synthesize(environment: Environment): SynthesizedJson {
  return JSON.parse(synthesizeText(environment)) as SynthesizedJson;
}

/** The resources of a type by the name in their address; none where the stack has none. */
export function resourcesOf({ resource }: SynthesizedJson, type: string): Readonly<Record<string, Attributes>> {
  return resource[type] ?? {};
}

/** Every resource with its address, for example `aws_instance.head_1`. */
export function addressesOf({ resource }: SynthesizedJson): Map<string, Attributes> {
  return new Map(
    Object.entries(resource).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, attributes]) => [`${type}.${name}`, attributes] as const),
    ),
  );
}
