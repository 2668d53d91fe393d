import { planWithWorkers } from "../../src/cli/plan-with-workers";

const worker = (number: number) => ({
  address: `aws_instance.workers_${number}`,
  values: {
    id: `i-${String(number).repeat(17)}`,
    private_ip: `10.0.1.${number}`,
    tags: { Name: `dev-workers-${number}` },
  },
});

const PLAN = JSON.stringify({
  resource_changes: [{ address: "aws_instance.head_1" }, worker(1), worker(2)],
  prior_state: { values: { root_module: { resources: [worker(1)] } } },
  configuration: { root_module: { resources: [worker(2)] } },
  relevant_attributes: [{ resource: "aws_instance.workers_2", attribute: ["id"] }],
});

interface Document {
  readonly resource_changes: readonly ReturnType<typeof worker>[];
  readonly prior_state: { readonly values: { readonly root_module: { readonly resources: readonly unknown[] } } };
  readonly configuration: { readonly root_module: { readonly resources: readonly unknown[] } };
  readonly relevant_attributes: readonly { readonly resource: string }[];
}

describe("planWithWorkers", () => {
  const plan = JSON.parse(planWithWorkers(PLAN, 1000)) as Document;

  test("has copies of the last Worker behind it, wherever the plan has it and nowhere else", () => {
    expect(plan.resource_changes).toHaveLength(1001);
    expect(plan.resource_changes[1000]?.address).toBe("aws_instance.workers_1000");
    expect(plan.configuration.root_module.resources).toHaveLength(999);
    expect(plan.relevant_attributes.at(-1)?.resource).toBe("aws_instance.workers_1000");
    expect(plan.prior_state.values.root_module.resources).toEqual([worker(1)]);
  });

  test("gives each of them a name, an id and an address of its own", () => {
    const copies = plan.resource_changes.slice(1);
    for (const of of [
      (copy: ReturnType<typeof worker>) => copy.values.id,
      (copy: ReturnType<typeof worker>) => copy.values.private_ip,
      (copy: ReturnType<typeof worker>) => copy.values.tags.Name,
    ]) {
      expect(new Set(copies.map(of)).size).toBe(1000);
    }
  });
});
