import * as fc from "fast-check";
import { evaluateJson, Scope } from "../../../src/model/expressions/evaluate";
import { parseTemplate } from "../../../src/model/expressions/expression";
import { textOf, textsOf } from "../../../src/model/expressions/read-value";
import { list, map, scalar, Value } from "../../../src/model/expressions/value";

const LOCALS: Readonly<Record<string, Value>> = {
  cidr: scalar("10.0.0.0/16"),
  zones: list(["a", "b", "c"].map(scalar)),
  ports: map([["api", scalar(8000)]]),
  machines: list([map([["id", scalar("i-1")]]), map([["id", scalar("i-2")]])]),
  nested: list([list([scalar(1)]), list([scalar(2), scalar(2)])]),
  nothing: scalar(null),
};

const scope: Scope = {
  names: new Map([["count", map([["index", scalar(1)]])]]),
  find: ([root, name = ""]) => (root === "local" ? LOCALS[name] : undefined),
};

function read(template: string): unknown {
  const text = textOf(evaluateJson(template, scope));
  return text?.kind === "unknown" ? { unknown: text.reason } : text?.value;
}

function readList(template: string): unknown {
  return textsOf(evaluateJson(template, scope)).map((text) => (text.kind === "known" ? text.value : text));
}

describe("expressions", () => {
  test.each([
    ["plain", "plain"],
    ["", ""],
    ["${local.cidr}", "10.0.0.0/16"],
    ["${ local.cidr }", "10.0.0.0/16"],
    ["a ${local.cidr} b ${1}", "a 10.0.0.0/16 b 1"],
    ["$${local.cidr}", "${local.cidr}"],
    ["%%{if}", "%{if}"],
    ['${"x ${local.cidr} \\"y\\""}', 'x 10.0.0.0/16 "y"'],
    ["${true}", "true"],
    ["${null}", undefined],
    ["${-1}", "-1"],
    ["${(1.5)}", "1.5"],
    ["${local.zones[0]}", "a"],
    ["${local.zones.2}", "c"],
    ["${local.nested.1.0}", "2"],
    ["${local.zones[count.index]}", "b"],
    ['${local.ports["api"]}', "8000"],
    ["${local.ports.api}", "8000"],
    ["${local.ports[0].api}", "8000"],
    ["${local.machines.*.id[1]}", "i-2"],
    ['${element(["x", "y"], 3)}', "y"],
    ['${one(["x"])}', "x"],
    ["${try(local.cidr, 1)}", "10.0.0.0/16"],
    ['${coalesce(local.nothing, "", "z")}', "z"],
    ['${lookup(local.ports, "ui", 80)}', "80"],
    ["${length(local.zones)}", "3"],
    ['${join("-", ["a", "b"])}', "a-b"],
    ['${upper("a")}${lower("B")}', "Ab"],
    ["${cidrsubnet(local.cidr, 8, 2)}", "10.0.2.0/24"],
    ['${cidrsubnet("2001:db8::/56", 8, 255)}', "2001:db8:0:ff::/64"],
    ["${cidrhost(local.cidr, 5)}", "10.0.0.5"],
    ["${cidrhost(local.cidr, -2)}", "10.0.255.254"],
    ["${tostring(5)}", "5"],
  ])("'%s' is read", (template, value) => {
    expect(read(template)).toEqual(value);
  });

  test.each([
    ["${local.zones}", ["a", "b", "c"]],
    ["${toset(concat(local.zones, local.zones))}", ["a", "b", "c"]],
    ["${local.machines[*].id}", ["i-1", "i-2"]],
    ["${keys(local.ports)}", ["api"]],
    ["${values(local.ports)}", ["8000"]],
    ["${flatten(local.nested)}", ["1", "2", "2"]],
    ["${[local.cidr, 1,]}", ["10.0.0.0/16", "1"]],
    ["${merge(local.ports, local.ports)[*].api}", ["8000"]],
  ])("'%s' is a list", (template, values) => {
    expect(readList(template)).toEqual(values);
  });

  test.each([
    ["${var.cidr}", "'${var.cidr}' is set when Terraform runs"],
    ["${cidrsubnet(var.cidr, 8, 1)}", "'${var.cidr}' is set when Terraform runs"],
    ["${var.cidr}/32", "'${var.cidr}' is set when Terraform runs"],
    ["${module.shop.id}", "'${module.shop.id}' comes out of a module, whose resources are not in the JSON"],
    ["${aws_vpc.gone.id}", "'${aws_vpc.gone.id}' names nothing that is in the JSON"],
    ["${1 + 1}", "'${1 + 1}' is an expression that only Terraform evaluates"],
    ["x ${a ? b : c}", "'${a ? b : c}' is an expression that only Terraform evaluates"],
    ["${[for z in local.zones : z]}", "'${[for z in local.zones : z]}' is an expression that only Terraform evaluates"],
    ["${timestamp()}", "'${timestamp()}' is an expression that only Terraform evaluates"],
    [
      "${cidrsubnet(local.cidr, 8, 256)}",
      "'${cidrsubnet(local.cidr, 8, 256)}' is an expression that only Terraform evaluates",
    ],
    ["${unfinished", "'${unfinished' is an expression that only Terraform evaluates"],
    ["%{if true}x%{endif}", "'%{if true}x%{endif}' is an expression that only Terraform evaluates"],
    ["${local.machines}", "a list stands where a text belongs"],
    ["${local.zones[7]}", "'${local.zones[7]}' is an expression that only Terraform evaluates"],
    ["${try(var.a, 1)}", "'${var.a}' is set when Terraform runs"],
  ])("'%s' is unknown, with its reason", (template, reason) => {
    expect(read(template)).toEqual({ unknown: reason });
  });

  test("any text at all is read without a fault", () => {
    const pieces = fc.constantFrom(
      "${",
      "}",
      '"',
      "[",
      "]",
      "(",
      ")",
      ".",
      "*",
      "a",
      "local",
      "0",
      "$${",
      "%{",
      "\\",
      ",",
      " ",
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        expect(parseTemplate(parts.join(""))).toHaveProperty("kind");
      }),
    );
  });

  test("a text with every '${' and '%{' escaped is itself", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replaceAll("$", "").replaceAll("%", "");
        expect(read(`${plain}$\${${plain}%%{`)).toBe(`${plain}\${${plain}%{`);
      }),
    );
  });
});
