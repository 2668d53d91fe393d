import { compactAddresses } from "../../../src/review/page/compact-addresses";

describe("compactAddresses", () => {
  test("tells a thousand numbered addresses as one", () => {
    const addresses = Array.from({ length: 1000 }, (_, index) => `aws_instance.workers_${index + 1}`);
    expect(compactAddresses(addresses)).toEqual(["aws_instance.workers_1–1000"]);
  });

  test("counts indices of a list too, and keeps gaps", () => {
    expect(compactAddresses(["aws_subnet.a[0]", "aws_subnet.a[1]", "aws_subnet.a[5]"])).toEqual([
      "aws_subnet.a[0–1, 5]",
    ]);
  });

  test("leaves alone what has no number, a name as its key, or a number that is written with zeros", () => {
    const addresses = ["aws_vpc.main", 'aws_subnet.a["x"]', "aws_instance.node_007", "aws_instance.node_008"];
    expect(compactAddresses(addresses)).toEqual(addresses);
  });

  test("writes a single number as it stands in the address", () => {
    expect(compactAddresses(["aws_instance.head_1"])).toEqual(["aws_instance.head_1"]);
  });
});
