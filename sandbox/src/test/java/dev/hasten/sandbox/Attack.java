package dev.hasten.sandbox;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hostile code: tries to get out of where it runs and prints for each attempt {@code name=open} or
 * {@code name=closed}. Run without a box it is the positive control.
 */
final class Attack {
  private static final int CONNECT_MILLIS = 1_000;

  private final String secret;
  private final Path canary;
  private final Path work;
  private final Path readOnly;
  private final String abstractName;
  private final int port;
  private final int udpPort;
  private final long victim;

  private Attack(String[] args) {
    secret = args[0];
    canary = Path.of(args[1]);
    work = Path.of(args[2]);
    readOnly = Path.of(args[3]);
    abstractName = args[4];
    port = Integer.parseInt(args[5]);
    udpPort = Integer.parseInt(args[6]);
    victim = Long.parseLong(args[7]);
  }

  private interface Attempt {
    boolean succeeds() throws Exception;
  }

  public static void main(String[] args) {
    Map<String, Attempt> attempts = new Attack(args).attempts();
    attempts.forEach(
        (name, attempt) -> {
          String result;
          try {
            result = attempt.succeeds() ? "open" : "closed";
          } catch (Throwable e) {
            result = "closed";
          }
          System.out.println(name + "=" + result);
        });
  }

  private Map<String, Attempt> attempts() {
    Map<String, Attempt> all = new LinkedHashMap<>();
    all.put("tcp to the host", () -> connect("127.0.0.1"));
    all.put("udp to the host", this::sendDatagram);
    all.put("abstract socket of the host", this::connectAbstract);
    all.put("another network device", () -> interfaces() > 1);
    all.put("environment of others", this::readEnvironments);
    all.put("file of the host", () -> Files.readString(canary).contains(secret));
    all.put("link to a file of the host", this::readThroughLink);
    all.put("hard link to a file of the host", this::linkHard);
    all.put("write to a file of the host", () -> write(canary));
    all.put("write beside a file of the host", () -> write(canary.resolveSibling("written")));
    all.put("write to a read-only mount", () -> write(readOnly.resolve("written")));
    all.put("write to /usr", () -> write(Path.of("/usr/hasten-attack")));
    all.put("write to /etc", () -> write(Path.of("/etc/hasten-attack")));
    all.put("write to /", () -> write(Path.of("/hasten-attack")));
    all.put("write to /dev", () -> write(Path.of("/dev/hasten-attack")));
    all.put("kernel setting", () -> rewrite(Path.of("/proc/sys/kernel/core_pattern")));
    all.put("see the processes of the host", () -> ProcessHandle.of(victim).isPresent());
    all.put("kill a process of the host", () -> call(62, victim, 9) == 0);
    all.put("new user namespace", () -> executes("unshare", "-U", "true"));
    all.put("new mount namespace", () -> executes("unshare", "-m", "true"));
    all.put("mount", this::mount);
    all.put("chroot", () -> call(161, name("/"), 0) == 0);
    return all;
  }

  private static boolean executes(String... line) throws Exception {
    return new ProcessBuilder(line).start().waitFor() == 0;
  }

  private boolean connect(String host) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return true;
    }
  }

  private boolean sendDatagram() throws IOException {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"), udpPort));
    }
    // Whether it arrives only the host knows: where there is no other device it cannot.
    return interfaces() > 1;
  }

  private static int interfaces() throws IOException {
    return Collections.list(NetworkInterface.getNetworkInterfaces()).size();
  }

  private boolean connectAbstract() {
    byte[] name = abstractName.getBytes(StandardCharsets.UTF_8);
    Memory address = new Memory(3 + name.length);
    address.setShort(0, (short) 1);
    address.setByte(2, (byte) 0);
    address.write(3, name, 0, name.length);
    int socket = (int) call(41, 1, 1, 0);
    return socket >= 0 && call(42, socket, address, 3 + name.length) == 0;
  }

  private boolean readEnvironments() throws IOException {
    if (System.getenv().toString().contains(secret)) {
      return true;
    }
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      processes.forEach(process -> all.add(process.resolve("environ")));
    }
    for (Path environment : all) {
      try {
        if (Files.readString(environment, StandardCharsets.ISO_8859_1).contains(secret)) {
          return true;
        }
      } catch (IOException e) {
        // Gone, or not to be read.
      }
    }
    return false;
  }

  private boolean readThroughLink() throws IOException {
    Path link = work.resolve("link");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, canary);
    return Files.readString(link).contains(secret);
  }

  private boolean linkHard() throws IOException {
    Path link = work.resolve("hard-link");
    Files.deleteIfExists(link);
    Files.createLink(link, canary);
    return Files.readString(link).contains(secret);
  }

  private static boolean write(Path path) throws IOException {
    Files.writeString(path, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return true;
  }

  private static boolean rewrite(Path setting) throws IOException {
    Files.writeString(setting, Files.readString(setting), StandardOpenOption.WRITE);
    return true;
  }

  private boolean mount() {
    Memory none = name("tmpfs");
    Memory at = name(work.toString());
    boolean mounted = call(165, none, at, none, 0, 0) == 0;
    if (mounted) {
      call(166, at, 0);
    }
    return mounted;
  }

  private static Memory name(String text) {
    Memory memory = new Memory(text.length() + 1L);
    memory.setString(0, text);
    return memory;
  }

  static long call(long number, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = number;
    for (int i = 0; i < arguments.length; i++) {
      all[i + 1] = arguments[i] instanceof Number n ? (Object) n.longValue() : arguments[i];
    }
    return Function.getFunction("c", "syscall").invokeLong(all);
  }

  /** What an honest command may expect, printed the same way. */
  static final class Honest {
    private Honest() {}

    public static void main(String[] args) throws Exception {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
          Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
        System.out.println("own server=" + (client.isConnected() ? "works" : "fails"));
      }
      System.out.println("own name=" + InetAddress.getLocalHost().isLoopbackAddress());
      System.out.println("user=" + System.getProperty("user.name"));
      System.out.println("home=" + Files.isWritable(Path.of(System.getProperty("user.home"))));
      System.out.println("variables=" + new java.util.TreeMap<>(System.getenv()).keySet());
      Process child = new ProcessBuilder("/bin/echo", "child").inheritIO().start();
      System.out.println("child=" + child.waitFor());
    }
  }

  /** System calls that only the filter stands against, by their numbers on x86-64. */
  static final class SystemCalls {
    private SystemCalls() {}

    public static void main(String[] args) throws IOException {
      Process child = new ProcessBuilder("sleep", "5").start();
      print("ptrace", 101, 0x4206, child.pid(), 0, 0); // PTRACE_SEIZE
      child.destroyForcibly();
      print("add_key", 248, name("user"), name("hasten"), name("x"), 1, -2);
      print("personality", 135, 0xFFFFFFFFL);
      Memory mask = new Memory(128);
      mask.clear();
      mask.setLong(0, 1);
      print("sched_setaffinity", 203, 0, 128, mask);
      print("vsock", 41, 40, 1, 0);
      print("packet", 41, 17, 3, 0);
      print("process_vm_readv", 310, ProcessHandle.current().pid(), 0, 0, 0, 0, 0);
    }

    private static void print(String name, long number, Object... arguments) {
      long result = call(number, arguments);
      System.out.println(name + "=" + (result >= 0 ? "open" : "closed"));
    }
  }
}
