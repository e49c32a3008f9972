package dev.hasten.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import dev.hasten.sandbox.Sandbox.Preference;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile code in every box, judged from outside it; each attack must first have worked without a
 * box, else it proves nothing.
 */
class AttackTest {
  /** Attacks that fail without a box too, unless root makes them. */
  private static final Set<String> FOR_ROOT =
      Set.of(
          "write to /usr",
          "write to /etc",
          "write to /",
          "write to /dev",
          "kernel setting",
          "mount",
          "chroot",
          "new mount namespace");

  private static final int NON_BLOCKING_STREAM = 1 | 0x800;

  @TempDir Path scratch;
  @TempDir Path host;
  @TempDir Path shown;

  private final String secret = UUID.randomUUID().toString();
  private ServerSocket tcp;
  private DatagramSocket udp;
  private long abstractSocket;
  private Process victim;
  private Path canary;
  private Path readOnly;

  @BeforeEach
  void lay_out_canaries() throws IOException {
    tcp = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    tcp.setSoTimeout(50);
    udp = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    udp.setSoTimeout(50);
    abstractSocket = Attack.call(41, 1, NON_BLOCKING_STREAM, 0);
    Memory address = address();
    assertThat(Attack.call(49, abstractSocket, address, address.size())).isZero();
    assertThat(Attack.call(50, abstractSocket, 5)).isZero();
    ProcessBuilder sleep = new ProcessBuilder("sleep", "60");
    sleep.environment().put("HASTEN_CANARY", secret);
    victim = sleep.start();
    Files.setPosixFilePermissions(host, PosixFilePermissions.fromString("rwxrwxrwx"));
    canary = Files.writeString(host.resolve("canary"), secret);
    Files.setPosixFilePermissions(canary, PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.setPosixFilePermissions(shown, PosixFilePermissions.fromString("rwxr-xr-x"));
    readOnly = Files.createDirectory(shown.resolve("read-only"));
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @AfterEach
  void clear_away() throws IOException {
    tcp.close();
    udp.close();
    Attack.call(3, abstractSocket);
    victim.destroyForcibly();
    for (String folder : List.of("/usr", "/etc", "/", "/dev")) {
      Path left = Path.of(folder, "hasten-attack");
      if (Files.isWritable(left)) {
        Files.deleteIfExists(left);
      }
    }
  }

  @Test
  void every_attack_works_without_a_box() throws Exception {
    try (Sandbox sandbox = Sandbox.open(Preference.NONE, scratch)) {
      Map<String, String> results = attack(sandbox);

      boolean root = BoxUser.uidOf(Path.of("/proc/self")) == 0;
      if (!root) {
        results.keySet().removeAll(FOR_ROOT);
      }
      assertThat(results).hasSizeGreaterThan(12);
      assertThat(results.entrySet()).allMatch(result -> result.getValue().equals("open"));
      assertThat(tcpHits()).isEqualTo(1);
      assertThat(udpHits()).isEqualTo(1);
      assertThat(abstractHits()).isEqualTo(1);
      assertThat(victim.onExit()).succeedsWithin(Boxes.LIMIT);
      assertThat(host.resolve("written")).exists();
      assertThat(readOnly).isNotEmptyDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.hasten.sandbox.Boxes#confining")
  void no_attack_works_in_a_box(Preference preference) throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      Map<String, String> results = attack(sandbox);

      assertThat(results).hasSizeGreaterThan(20);
      assertThat(results.entrySet()).allMatch(result -> result.getValue().equals("closed"));
      assertThat(tcpHits()).isZero();
      assertThat(udpHits()).isZero();
      assertThat(abstractHits()).isZero();
      assertThat(victim.isAlive()).isTrue();
      assertThat(canary).hasContent(secret);
      assertThat(host.resolve("written")).doesNotExist();
      assertThat(readOnly).isEmptyDirectory();
      assertThat(Path.of("/usr/hasten-attack")).doesNotExist();
    }
  }

  @Test
  void every_filtered_system_call_works_without_a_box() throws Exception {
    try (Sandbox sandbox = Sandbox.open(Preference.NONE, scratch)) {
      Map<String, String> results = systemCalls(sandbox);

      // The kernel may lack these altogether, and a raw packet socket is for root.
      results.keySet().removeAll(Set.of("vsock", "packet"));
      assertThat(results).hasSizeGreaterThan(4);
      assertThat(results.entrySet()).allMatch(result -> result.getValue().equals("open"));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.hasten.sandbox.Boxes#confining")
  void filtered_system_calls_are_refused_in_a_box(Preference preference) throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      assertThat(sandbox.filtersSystemCalls())
          .isEqualTo(System.getProperty("os.arch").equals("amd64"));
      if (sandbox.filtersSystemCalls()) {
        assertThat(systemCalls(sandbox).entrySet())
            .hasSizeGreaterThan(6)
            .allMatch(result -> result.getValue().equals("closed"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.hasten.sandbox.Boxes#confining")
  void an_honest_command_finds_what_it_needs(Preference preference) throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      Outcome outcome =
          sandbox.run(Boxes.java(sandbox, Boxes.limits(), Attack.Honest.class, List.of()));

      assertThat(Boxes.lines(outcome))
          .as(outcome.toString())
          .containsEntry("own server", "works")
          .containsEntry("own name", "true")
          .containsEntry("user", "box")
          .containsEntry("home", "true")
          .containsEntry("variables", "[HOME, LANG, PATH, TZ]")
          .containsEntry("child", "0");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.hasten.sandbox.Boxes#confining")
  void nothing_but_the_standard_streams_is_open_at_the_start(Preference preference)
      throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      String script = "for f in /proc/$$/fd/*; do readlink $f; done";

      Outcome outcome = sandbox.run(Boxes.shell(sandbox, Boxes.limits(), script));

      assertThat(outcome.stdout()).matches("/dev/null\npipe:.*\npipe:.*\n");
    }
  }

  private Map<String, String> attack(Sandbox sandbox) {
    Path work = sandbox.newFolder("attacked");
    Command command =
        Boxes.java(
            sandbox,
            Boxes.limits(),
            Attack.class,
            List.of(
                secret,
                canary.toString(),
                work.toString(),
                readOnly.toString(),
                abstractName(),
                Integer.toString(tcp.getLocalPort()),
                Integer.toString(udp.getLocalPort()),
                Long.toString(victim.pid())),
            Mount.writable(work),
            Mount.readOnly(readOnly));
    Outcome outcome = sandbox.run(command, Map.of("HASTEN_CANARY", secret));
    assertThat(outcome).isInstanceOf(Outcome.Exited.class);
    return new TreeMap<>(Boxes.lines(outcome));
  }

  private static Map<String, String> systemCalls(Sandbox sandbox) {
    Outcome outcome =
        sandbox.run(Boxes.java(sandbox, Boxes.limits(), Attack.SystemCalls.class, List.of()));
    return new TreeMap<>(Boxes.lines(outcome));
  }

  private int tcpHits() throws IOException {
    int hits = 0;
    while (true) {
      try (var hit = tcp.accept()) {
        hits++;
      } catch (SocketTimeoutException e) {
        return hits;
      }
    }
  }

  private int udpHits() throws IOException {
    int hits = 0;
    while (true) {
      try {
        udp.receive(new DatagramPacket(new byte[64], 64));
        hits++;
      } catch (SocketTimeoutException e) {
        return hits;
      }
    }
  }

  private int abstractHits() {
    int hits = 0;
    while (Attack.call(43, abstractSocket, 0, 0) >= 0) {
      hits++;
    }
    return hits;
  }

  private String abstractName() {
    return "hasten-" + secret;
  }

  private Memory address() {
    byte[] name = abstractName().getBytes(StandardCharsets.UTF_8);
    Memory address = new Memory(3 + name.length);
    address.setShort(0, (short) 1);
    address.setByte(2, (byte) 0);
    address.write(3, name, 0, name.length);
    return address;
  }
}
