import { Situation } from "./situation";

const HEAD = "aws_instance.head_1";
const HTTP_LISTENER = "aws_lb_listener.load_balancer_listener_http";

/** Changes of the generated JSON that no field of the environment file makes: services and the ways to them. */
export const EDITED_STACK_SITUATIONS: readonly Situation[] = [
  {
    name: "ssh-opened-to-everyone",
    title: "a rule lets everyone open SSH to the Client",
    base: "dev",
    editStack: (stack) => {
      stack.set("aws_vpc_security_group_ingress_rule.ssh_from_everywhere", {
        security_group_id: "${aws_security_group.client_security_group.id}",
        cidr_ipv4: "0.0.0.0/0",
        ip_protocol: "tcp",
        from_port: 22,
        to_port: 22,
        description: "SSH from everywhere",
      });
    },
    expected: { verdict: ["none", "in-place"], exposed: ["client"] },
  },
  {
    name: "load-balancer-cut-off-from-head",
    title: "the rule that lets the load balancer reach the Head goes: the API is down",
    base: "dev",
    editStack: (stack) => {
      stack.remove("aws_vpc_security_group_ingress_rule.traffic_load-balancer-to-head-8000_ingress");
    },
    expected: { verdict: "outage", roles: { head: "outage", "load-balancer": ["in-place", "none", "outage"] } },
  },
  {
    name: "listener-answers-itself",
    title: "the listener answers every request itself: the API is down, whatever the Head does",
    base: "dev",
    editStack: (stack) => {
      const fixed_response = { content_type: "text/plain", message_body: "closed", status_code: "503" };
      stack.set(HTTP_LISTENER, { default_action: [{ type: "fixed-response", fixed_response }] });
    },
    expected: {
      verdict: "outage",
      roles: { head: ["none", "in-place", "outage"], "load-balancer": ["none", "in-place", "outage"] },
    },
  },
  {
    name: "listener-removed",
    title: "nobody listens on port 80 any more",
    base: "dev",
    editStack: (stack) => {
      stack.remove(HTTP_LISTENER);
    },
    expected: { verdict: "outage", roles: { "load-balancer": "outage", head: ["none", "in-place", "outage"] } },
  },
  {
    name: "load-balancer-made-internal",
    title: "a load balancer cannot change its scheme: it is replaced, under another DNS name",
    base: "dev",
    editStack: (stack) => {
      stack.set("aws_lb.load_balancer", { internal: true });
    },
    expected: {
      verdict: ["outage", "loss"],
      roles: { "load-balancer": ["outage", "loss"], head: ["none", "in-place", "outage"] },
    },
  },
  {
    name: "client-address-released",
    title: "the Elastic IP of the Client goes, for good",
    base: "dev",
    editStack: (stack) => {
      stack.removeOutputs();
      stack.remove("aws_eip_association.client_elastic_ip_association");
      stack.remove("aws_eip.client_elastic_ip");
    },
    expected: { verdict: "loss", roles: { client: "loss" } },
  },
  {
    name: "client-address-moved",
    title: "the Elastic IP of the Client moves to a new machine, and nothing else changes",
    base: "dev",
    editStack: (stack) => {
      const client = { ...stack.remove("aws_instance.client") };
      stack.set("aws_instance.client_2", client);
      stack.renameMentions("aws_instance.client", "aws_instance.client_2");
    },
    expected: { verdict: "outage", roles: { client: "outage" } },
  },
  {
    name: "internet-route-removed",
    title: "the public subnets lead nowhere: neither Client nor load balancer is reached from the internet",
    base: "dev",
    editStack: (stack) => {
      stack.remove("aws_route.network_public_internet_route");
    },
    expected: {
      verdict: "outage",
      roles: {
        client: ["none", "in-place", "outage"],
        "load-balancer": ["none", "in-place", "outage"],
        head: ["none", "in-place", "outage"],
        network: "outage",
      },
    },
  },
  {
    name: "head-security-group-replaced",
    title: "a group cannot change its description: it is deleted first, which AWS refuses while the Head uses it",
    base: "dev",
    editStack: (stack) => {
      stack.set("aws_security_group.head_security_group", { description: "Head nodes" });
    },
    expected: {
      verdict: "outage",
      roles: {
        head: "outage",
        "load-balancer": ["none", "in-place", "outage"],
        workers: ["none", "in-place", "degraded", "outage"],
      },
    },
  },
  {
    name: "head-replaced-create-first",
    title: "the new Head is made before the old one goes, and is a target only then",
    base: "dev",
    overrides: { api: { amiId: "ami-0123456789abcdef0" } },
    editStack: (stack) => {
      stack.set(HEAD, { lifecycle: { create_before_destroy: true } });
    },
    expected: { verdict: ["degraded", "outage"], roles: { head: ["degraded", "outage"] } },
  },
  {
    name: "head-given-public-address",
    title: "the Head moves to a public subnet and gets a public address: it is replaced",
    base: "dev",
    editStack: (stack) => {
      const subnet_id = "${aws_subnet.network_public_us-east-1a.id}";
      stack.set(HEAD, { subnet_id, associate_public_ip_address: true });
      stack.set("aws_vpc_security_group_ingress_rule.api_from_everywhere", {
        security_group_id: "${aws_security_group.head_security_group.id}",
        cidr_ipv4: "0.0.0.0/0",
        ip_protocol: "tcp",
        from_port: 8000,
        to_port: 8000,
      });
    },
    expected: { verdict: "outage", roles: { head: "outage" }, exposed: ["head"] },
  },
  {
    name: "worker-disk-shrunk",
    title: "a volume cannot shrink: AWS refuses, the apply stops, and the Workers go on as they are",
    base: "dev",
    overrides: { workers: { rootVolumeSizeGiB: 8 } },
    expected: { verdict: "in-place", roles: { workers: "in-place" } },
  },
];
