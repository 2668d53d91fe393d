#!/usr/bin/env python3
"""Builds a small network out of Linux network namespaces, sends real packets through it and says which arrived.

Reads a world as JSON on standard input (its shape is in world.ts) and writes the ids of the probes that arrived, as
JSON, on standard output. `--check` only tries whether this machine permits it.

A TCP probe has arrived when the target reads the probe's id from an accepted connection, so packets went both ways.
Any other probe has arrived when its one packet did. The namespaces have no names: they live as long as this process
holds them open, so nothing is left behind however it ends.

No clock says that a packet will not come any more. This process stays on one processor, whose kernel hands packets on
in the order in which they were sent; so when a canary, sent later over a cable of its own, has made one trip for each
hop that a probe can have, every probe has gone as far as it gets, however busy the machine is.
"""

import ctypes
import errno
import json
import os
import re
import resource
import selectors
import socket
import struct
import subprocess
import sys
import time

CLONE_NEWNET = 0x40000000
CANARY_TRIPS = 64  # More than the hops there and back of the longest way, with neighbours to be looked up at each.
PATIENCE_SECONDS = 20  # For what always comes, so that a fault here ends as an error.
ROUNDS = 2  # What the lookup of neighbours may have lost gets a second chance.
NOT_READY = re.compile("NO-CARRIER|qdisc noop |state (DOWN|LOWERLAYERDOWN|disabled|listening|learning|blocking)")
CANARIES = [
    {"name": "canary-1", "forwards": False, "commands": ["address add 10.0.0.1/30 dev eth0", "link set eth0 up"], "rules": ""},
    {"name": "canary-2", "forwards": False, "commands": ["address add 10.0.0.2/30 dev eth0", "link set eth0 up"], "rules": ""},
]
CANARY_CABLE = [{"namespace": canary["name"], "device": "eth0"} for canary in CANARIES]
MAGIC = b"referee:"
ICMP_ECHO_REQUEST = 8
UNSENT = (errno.EPERM, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ECONNREFUSED)
SYSCTLS = {
    "net/ipv6/conf/all/disable_ipv6": "1",
    "net/ipv6/conf/default/disable_ipv6": "1",
    "net/ipv4/conf/all/rp_filter": "0",
    "net/ipv4/conf/default/rp_filter": "0",
    "net/ipv4/conf/all/send_redirects": "0",
    "net/ipv4/conf/default/send_redirects": "0",
    "net/ipv4/conf/all/accept_redirects": "0",
    "net/ipv4/conf/default/accept_redirects": "0",
    "net/bridge/bridge-nf-call-iptables": "0",  # Else a packet that stays on a bridge would meet the router's rules.
    "net/netfilter/nf_conntrack_tcp_loose": "0",
}
LIBC = ctypes.CDLL(None, use_errno=True)


def system_call(name, *arguments):
    """Calls the C library; an error number becomes an OSError."""
    if getattr(LIBC, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


class Namespaces:
    """Network namespaces by a name that only this process knows."""

    def __init__(self):
        self.files = {}

    def add(self, name):
        """Makes a namespace and enters it."""
        system_call("unshare", CLONE_NEWNET)
        self.files[name] = os.open("/proc/self/ns/net", os.O_RDONLY)

    def enter(self, name):
        """Makes sockets and child processes belong to a namespace from now on."""
        system_call("setns", self.files[name], CLONE_NEWNET)

    def path(self, name):
        """What `ip` takes for a namespace without a name."""
        return f"/proc/{os.getpid()}/fd/{self.files[name]}"


def run(command, text=""):
    """Runs a program on some input and returns its output; what it complains about becomes the error."""
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0 or done.stderr:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}\n{text}")
    return done.stdout


def set_sysctl(key, value):
    """Sets a kernel setting of the namespace that we are in, where the kernel has it."""
    try:
        with open(f"/proc/sys/{key}", "w", encoding="ascii") as file:
            file.write(value)
    except FileNotFoundError:
        pass


def build(world):
    """Makes namespaces, then the cables between them, then what is inside each."""
    namespaces = Namespaces()
    spaces = world["namespaces"] + CANARIES
    cable_ends = world["cables"] + [CANARY_CABLE]
    for space in spaces:
        namespaces.add(space["name"])
        for key, value in SYSCTLS.items():
            set_sysctl(key, value)
        set_sysctl("net/ipv4/ip_forward", "1" if space["forwards"] else "0")
    cables = [
        f"link add name {one['device']} netns {namespaces.path(one['namespace'])} type veth"
        f" peer name {two['device']} netns {namespaces.path(two['namespace'])}"
        for one, two in cable_ends
    ]
    run(["ip", "-batch", "-"], "\n".join(cables))
    for space in spaces:
        namespaces.enter(space["name"])
        run(["ip", "-batch", "-"], "\n".join(space["commands"]))
        if space["rules"]:
            run(["nft", "-f", "-"], space["rules"])
    for space in spaces:
        namespaces.enter(space["name"])
        await_devices()
    return namespaces


def await_devices():
    """Waits until every device of the namespace that we are in passes packets; the kernel may take a second over it."""
    end = time.monotonic() + PATIENCE_SECONDS
    while NOT_READY.search(run(["ip", "-d", "link", "show", "up"])):
        if time.monotonic() > end:
            raise RuntimeError("devices do not come up")
        time.sleep(0.01)


class Canary:
    """Tells when all packets that were sent before have been handed on."""

    def __init__(self, namespaces):
        namespaces.enter("canary-1")
        self.sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        namespaces.enter("canary-2")
        self.receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.receiver.bind(("10.0.0.2", 7))
        self.receiver.settimeout(PATIENCE_SECONDS)

    def fly(self):
        """Returns when the last trip has ended."""
        for _ in range(CANARY_TRIPS):
            self.sender.sendto(b"canary", ("10.0.0.2", 7))
            self.receiver.recv(16)


class Prober:
    """Sends probes and notes which arrive."""

    def __init__(self, namespaces, probes):
        self.namespaces = namespaces
        self.probes = {probe["id"]: probe for probe in probes}
        self.arrived = set()
        self.clients = []
        self.poll = selectors.DefaultSelector()
        self.canary = Canary(namespaces)

    def close(self):
        """Closes what the probes were sent with."""
        for client in self.clients:
            if client in self.poll.get_map():
                self.poll.unregister(client)
            client.close()
        self.clients = []

    def socket(self, protocol, end):
        """A socket in a namespace; it stays there wherever this process goes."""
        self.namespaces.enter(end["namespace"])
        kinds = {
            "tcp": (socket.SOCK_STREAM, 0),
            "udp": (socket.SOCK_DGRAM, 0),
            "icmp": (socket.SOCK_RAW, socket.IPPROTO_ICMP),
        }
        kind, number = kinds.get(protocol) or (socket.SOCK_RAW, int(protocol))
        opened = socket.socket(socket.AF_INET, kind, number)
        opened.setblocking(False)
        if kind == socket.SOCK_STREAM:
            # Closing sends a reset instead of keeping the port for a minute.
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        opened.bind((end["address"], end["port"] if number == 0 else 0))
        return opened

    def listen(self):
        """Opens one listener for each target, protocol and port."""
        listening = set()
        for probe in self.probes.values():
            target = probe["target"]
            place = (probe["protocol"], target["namespace"], target["address"], target["port"])
            if place in listening:
                continue
            listening.add(place)
            listener = self.socket(probe["protocol"], target)
            if probe["protocol"] == "tcp":
                listener.listen(128)
            self.poll.register(listener, selectors.EVENT_READ, (self.accept if place[0] == "tcp" else self.read, place))

    def send(self, probe):
        """Sends one probe; one that its own machine refuses to send has not arrived."""
        client = self.socket(probe["protocol"], probe["source"])
        self.clients.append(client)
        to = (probe["dial"], probe["target"]["port"])
        try:
            if probe["protocol"] == "tcp":
                self.connect(client, to, probe)
            else:
                client.sendto(packet(probe), to)
        except OSError as error:
            if error.errno not in UNSENT:
                raise

    def connect(self, client, to, probe):
        """Opens a connection; the id follows once it is open."""
        outcome = client.connect_ex(to)
        if outcome == errno.EINPROGRESS:
            self.poll.register(client, selectors.EVENT_WRITE, (self.greet, probe["id"]))
        elif outcome not in UNSENT:
            raise OSError(outcome, f"connect: {os.strerror(outcome)}")

    def greet(self, client, number):
        """Sends the id on a connection that is open now."""
        self.poll.unregister(client)
        if client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
            client.send(payload(number))

    def accept(self, listener, place):
        """Takes a connection in."""
        connection, _ = listener.accept()
        connection.setblocking(False)
        self.clients.append(connection)
        self.poll.register(connection, selectors.EVENT_READ, (self.read, place))

    def read(self, receiver, place):
        """Notes a probe that is there, at the place that it was meant for."""
        try:
            data = receiver.recv(65535)
        except OSError as error:
            if error.errno != errno.ECONNRESET:
                raise
            data = b""
        if place[0] == "tcp" and not data:
            self.poll.unregister(receiver)
        if place[0] == "icmp" and data and data[(data[0] & 15) * 4] != ICMP_ECHO_REQUEST:
            return
        _, found, rest = data.partition(MAGIC)
        if not found:
            return
        probe = self.probes[struct.unpack("!I", rest[:4])[0]]
        target = probe["target"]
        if place != (probe["protocol"], target["namespace"], target["address"], target["port"]):
            raise RuntimeError(f"probe {probe} arrived at {place}")
        self.arrived.add(probe["id"])

    def wait(self):
        """Handles what happens until nothing more can."""
        while True:
            self.canary.fly()
            events = self.poll.select(0)
            if not events:
                return
            for key, _ in events:
                handle, what = key.data
                handle(key.fileobj, what)

    def results(self):
        """Sends all probes, and once more those that have not arrived."""
        self.listen()
        for _ in range(ROUNDS):
            for number in sorted(set(self.probes) - self.arrived):
                self.send(self.probes[number])
            self.wait()
            self.close()
        return sorted(self.arrived)


def payload(number):
    """What tells a probe from all others."""
    return MAGIC + struct.pack("!I", number)


def packet(probe):
    """What a probe sends, above IP for ICMP and above UDP for UDP."""
    body = payload(probe["id"])
    if probe["protocol"] != "icmp":
        return body
    plain = struct.pack("!BBHHH", ICMP_ECHO_REQUEST, 0, 0, probe["id"] & 0xFFFF, 1) + body
    total = sum(struct.unpack(f"!{len(plain) // 2}H", plain))
    total = (total >> 16) + (total & 0xFFFF)
    total += total >> 16
    return plain[:2] + struct.pack("!H", ~total & 0xFFFF) + plain[4:]


def check():
    """Tries all that a world needs, in a namespace that is gone afterwards."""
    namespaces = Namespaces()
    namespaces.add("one")
    namespaces.add("two")
    run(["ip", "-batch", "-"], f"link add name a type bridge\nlink add name b type veth peer name c netns {namespaces.path('one')}")
    run(["nft", "-f", "-"], "table ip t { chain c { type nat hook postrouting priority srcnat; ct state new masquerade; }; }")
    socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP).close()


def main():
    """Answers on standard output; a reason on standard error where it cannot."""
    try:
        if sys.argv[1:] == ["--check"]:
            check()
            return 0
        _, limit = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
        processors = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {processors[os.getpid() % len(processors)]})
        world = json.load(sys.stdin)
        arrived = Prober(build(world), world["probes"]).results()
    except (OSError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    json.dump({"arrived": arrived}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
