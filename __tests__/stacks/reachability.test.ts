import "../support/flow-matchers";
import { shippedEnvironment } from "../support/environment";
import { synthesizeText } from "../support/synthesize";

const S3 = ["com.amazonaws.us-east-1.s3"];
const DEV = { operators: ["203.0.113.7/32"], s3: S3 };
const PROD = { operators: ["203.0.113.7/32", "198.51.100.0/28"], s3: S3 };

const DEV_FLOWS = [
  "operators -> client TCP 22",
  "internet -> load-balancer TCP 80",
  "load-balancer -> head TCP 8000",
  "head -> workers TCP 9000-9010",
  "client -> internet TCP 80, 443",
  "head -> s3 TCP 443",
  "workers -> s3 TCP 443",
];

describe("reachability", () => {
  const dev = synthesizeText(shippedEnvironment("dev"));

  test("dev allows exactly these flows", () => {
    expect(dev).toAllowExactly(DEV_FLOWS, DEV);
  });

  test("prod allows exactly these flows", () => {
    expect(synthesizeText(shippedEnvironment("prod"))).toAllowExactly(
      [
        "operators -> client TCP 22",
        "internet -> load-balancer TCP 80, 443",
        "load-balancer -> head TCP 8000",
        "head -> workers TCP 9000-9010",
        "client -> internet TCP 443",
        "head -> internet TCP 443",
        "workers -> internet TCP 443",
      ],
      PROD,
    );
  });

  test("a way to Session Manager and a jump host add their flows and no others", () => {
    const environment = shippedEnvironment("dev", {
      network: { sessionManagerEndpoints: true },
      client: { jumpToPrivateNodes: true },
    });
    const added = ["client", "head", "workers"].map((role) => `${role} -> endpoints TCP 443`);
    const jumps = ["head", "workers"].map((role) => `client -> ${role} TCP 22`);
    expect(synthesizeText(environment)).toAllowExactly([...DEV_FLOWS, ...added, ...jumps], DEV);
  });

  test.each([
    "internet -> client TCP 22",
    "internet -> head TCP 8000",
    "internet -> workers TCP 9000",
    "client -> workers TCP 9000",
    "load-balancer -> workers TCP 9000",
    "workers -> head TCP 8000",
    "workers -> internet TCP 443",
  ])("dev keeps closed: %s", (flow) => {
    expect(dev).not.toAllow(flow, DEV);
  });
});

describe("matchers", () => {
  const dev = synthesizeText(shippedEnvironment("dev"));

  test("name a flow that is missing and one that is possible beside the others", () => {
    const flows = [...DEV_FLOWS.slice(1), "head -> workers TCP 22"];
    expect(() => expect(dev).toAllowExactly(flows, DEV)).toThrow(
      "missing: head -> workers TCP 22\nbeside them: operators -> client TCP 22 (allowed)",
    );
  });

  test("refuse what is no flow", () => {
    expect(() => expect(dev).toAllow("head talks to workers")).toThrow(
      "'head talks to workers' is no flow; write it like 'head -> workers TCP 9000-9010'",
    );
  });
});
