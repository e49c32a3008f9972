package dev.hasten.sandbox;

import dev.hasten.sandbox.SandboxUnavailableException.Attempt;
import dev.hasten.sandbox.SandboxUnavailableException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tries a handful of escapes from a freshly opened sandbox. What can be judged from the host is
 * judged there; each canary is first shown to be reachable without the box.
 */
final class SelfTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int PROCESSES = 64;

  /** Prints what the box looks like from inside, one {@code name=value} a line. */
  private static final String PROBE =
      """
      echo started=yes
      for n in cgroup ipc mnt net pid user uts; do echo "ns.$n=$(readlink /proc/self/ns/$n)"; done
      grep -E '^(Cap|NoNewPrivs|Seccomp:)' /proc/self/status | tr -d '\\t' | tr ':' '='
      echo "processes=$(grep -i 'max processes' /proc/self/limits | tr -s ' ' | cut -d' ' -f3)"
      echo "interfaces=$(grep -c : /proc/net/dev)"
      grep -q 127.0.0.1 /proc/net/fib_trie && echo loopback=up
      cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' | grep -q "$1" && echo leaks=environment
      env | grep -q "$1" && echo leaks=environment
      cat "$2" 2>/dev/null | grep -q "$1" && echo leaks=file
      for f in "$2" /usr/x /etc/x /x /dev/x /proc/sys/vm/swappiness; do
        (echo 60 >"$f") 2>/dev/null && echo "wrote=$f"
      done
      unshare -U true 2>/dev/null && echo nested=yes
      if [ -x /bin/bash ]; then
        /bin/bash -c "exec 3<>/dev/tcp/127.0.0.1/$3" 2>/dev/null && echo connected=yes
      fi
      touch "$4/mine" && echo written=yes
      """;

  private final Sandbox sandbox;
  private final String canary = UUID.randomUUID().toString();

  private SelfTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** What speaks against this sandbox, or nothing if it keeps its promises. */
  static Optional<Attempt> hindrance(Sandbox sandbox) throws IOException {
    return new SelfTest(sandbox).run();
  }

  private Optional<Attempt> run() throws IOException {
    Path work = sandbox.newFolder("self-test");
    Path secret = sandbox.newFolder("canary").resolve("secret");
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(secret, canary);
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-rw-rw-"));
      sandbox.give(secret);
      listener.setSoTimeout(1_000);
      knock(listener);
      Outcome outcome = probe(work, secret, listener.getLocalPort());
      Map<String, String> seen = parse(outcome.stdout());
      if (!seen.containsKey("started")) {
        return Optional.of(notBuilt(outcome));
      }
      List<String> failed = new ArrayList<>(judge(seen));
      judgeFromOutside(work, secret, listener, failed);
      return failed.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Attempt(
                  sandbox.confinement(), Reason.SELF_TEST_FAILED, String.join(", ", failed)));
    }
  }

  private Outcome probe(Path work, Path secret, int port) {
    List<String> arguments =
        List.of(
            "/bin/sh",
            "-c",
            PROBE,
            "sh",
            canary,
            secret.toString(),
            Integer.toString(port),
            work.toString());
    Command command =
        new Command(
            arguments,
            work,
            List.of(Mount.writable(work)),
            Map.of(),
            new Limits(LIMIT, 1L << 30, PROCESSES, 1 << 20, 1 << 16));
    return sandbox.run(command, Map.of("HASTEN_CANARY", canary));
  }

  /** The positive control: without a box the listener is reached. */
  private static void knock(ServerSocket listener) throws IOException {
    try (Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
        Socket accepted = listener.accept()) {
      if (socket.getLocalPort() != accepted.getPort()) {
        throw new IOException("somebody else knocked at the self-test's listener");
      }
    }
  }

  private List<String> judge(Map<String, String> seen) throws IOException {
    List<String> failed = new ArrayList<>();
    for (String name : List.of("cgroup", "ipc", "mnt", "net", "pid", "user", "uts")) {
      String own = Files.readSymbolicLink(Path.of("/proc/self/ns", name)).toString();
      String boxed = seen.getOrDefault("ns." + name, "");
      if (boxed.isEmpty() || boxed.equals(own)) {
        failed.add("namespace " + name + " is the host's");
      }
    }
    seen.forEach(
        (name, value) -> {
          if (name.startsWith("Cap") && !value.matches("0+")) {
            failed.add("capability " + name + " " + value);
          }
        });
    require(seen, "CapEff", "0000000000000000", failed);
    require(seen, "NoNewPrivs", "1", failed);
    if (sandbox.filtersSystemCalls()) {
      require(seen, "Seccomp", "2", failed);
    }
    require(seen, "processes", Integer.toString(PROCESSES), failed);
    require(seen, "interfaces", "1", failed);
    require(seen, "loopback", "up", failed);
    require(seen, "written", "yes", failed);
    for (String leak : List.of("leaks", "wrote", "nested", "connected")) {
      if (seen.containsKey(leak)) {
        failed.add(leak + " " + seen.get(leak));
      }
    }
    return failed;
  }

  private static void require(
      Map<String, String> seen, String name, String value, List<String> failed) {
    if (!value.equals(seen.get(name))) {
      failed.add(name + " is " + seen.get(name));
    }
  }

  private void judgeFromOutside(Path work, Path secret, ServerSocket listener, List<String> failed)
      throws IOException {
    if (!Files.readString(secret).equals(canary)) {
      failed.add("a file of the host was changed");
    }
    Path mine = work.resolve("mine");
    if (Files.exists(mine) && BoxUser.uidOf(mine) == 0) {
      failed.add("the box runs as root");
    }
    listener.setSoTimeout(1);
    try (Socket hit = listener.accept()) {
      failed.add("the host's loopback was reached from port " + hit.getPort());
    } catch (SocketTimeoutException e) {
      Files.deleteIfExists(mine.resolveSibling("mine"));
    }
  }

  private Attempt notBuilt(Outcome outcome) {
    String words = outcome.stderr().strip();
    String lower = words.toLowerCase(Locale.ROOT);
    Reason reason = Reason.NOT_BUILT;
    if (isSetting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1")) {
      reason = Reason.APPARMOR_FORBIDS_USER_NAMESPACES;
    } else if (lower.contains("proc") && isProcMasked()) {
      reason = Reason.PROC_MASKED;
    } else if (isSetting("/proc/sys/user/max_user_namespaces", "0")
        || lower.contains("namespace")
        || lower.contains("unshare failed")) {
      reason = Reason.USER_NAMESPACES_FORBIDDEN;
    }
    return new Attempt(
        sandbox.confinement(), reason, words.isEmpty() ? "no answer: " + outcome : words);
  }

  /** Whether something is mounted over parts of /proc, as container engines do. */
  private static boolean isProcMasked() {
    try {
      return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
          .map(line -> line.split(" ", -1)[4])
          .anyMatch(point -> point.startsWith("/proc/") && !point.contains("binfmt_misc"));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isSetting(String file, String value) {
    try {
      return Files.exists(Path.of(file), LinkOption.NOFOLLOW_LINKS)
          && Files.readString(Path.of(file)).strip().equals(value);
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, String> parse(String output) {
    return output
        .lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> pair[1], (one, two) -> one + " " + two, HashMap::new));
  }
}
