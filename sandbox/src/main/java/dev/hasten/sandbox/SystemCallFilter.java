package dev.hasten.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A seccomp filter for x86-64 as the kernel's classic BPF: what a build, a test or a benchmark has
 * no need of is refused, all else is allowed.
 *
 * <p>Each instruction is {@code short code, byte jumpIfTrue, byte jumpIfFalse, int operand},
 * little-endian, see {@code linux/filter.h}; numbers of calls are those of {@code asm/unistd_64.h}.
 */
final class SystemCallFilter {
  private static final int LOAD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;
  private static final int SECOND_ARGUMENT = 24;

  private static final int X86_64 = 0xC000003E;
  private static final int X32_BIT = 0x40000000;

  private static final int ALLOW = 0x7FFF0000;
  private static final int KILL = 0x80000000;
  private static final int ERROR = 0x00050000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;
  private static final int EAFNOSUPPORT = 97;

  private static final int SOCKET = 41;
  private static final int SOCKETPAIR = 53;
  private static final int CLONE = 56;
  private static final int IOCTL = 16;

  /** Unix, IPv4, IPv6 and netlink, by which the C library lists addresses. */
  private static final List<Integer> FAMILIES = List.of(1, 2, 10, 16);

  /** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
  private static final int NEW_NAMESPACES = 0x7E020000;

  /** TIOCSTI and TIOCLINUX put characters into a terminal's input. */
  private static final List<Integer> TERMINAL_INPUT = List.of(0x5412, 0x541C);

  /** Libraries ask for these first and fall back when the kernel seems not to know them. */
  private static final List<Integer> UNKNOWN =
      List.of(
          425, 426, 427, // io_uring
          435); // clone3, whose flags a filter cannot see: clone is used then

  private static final List<Integer> REFUSED =
      List.of(
          101, 310, 311, 312, 438, // ptrace, process_vm_readv, _writev, kcmp, pidfd_getfd
          440, 448, // process_madvise, process_mrelease
          248, 249, 250, // add_key, request_key, keyctl
          321, 323, 298, 300, // bpf, userfaultfd, perf_event_open, fanotify_init
          165, 166, 155, 161, 272, 308, // mount, umount2, pivot_root, chroot, unshare, setns
          428, 429, 430, 431, 432, 433, 442, 467, // the newer mount calls
          303, 304, // name_to_handle_at, open_by_handle_at
          203, // sched_setaffinity: it would leave the processors that a measurement grants
          164, 227, 159, 305, // settimeofday, clock_settime, adjtimex, clock_adjtime
          246, 320, 175, 313, 176, 169, // kexec, modules, reboot
          167, 168, 163, 179, 443, // swapon, swapoff, acct, quotactl, quotactl_fd
          103, 172, 173, 135, 154, // syslog, iopl, ioperm, personality, modify_ldt
          170, 171, 153, 134, 139, 156, 180, 212, 447); // host names and what is obsolete

  private final List<int[]> instructions = new ArrayList<>();

  private SystemCallFilter() {}

  /** The filter's instructions, eight bytes each. */
  static byte[] bytes() {
    SystemCallFilter filter = new SystemCallFilter();
    filter.assemble();
    ByteBuffer bytes =
        ByteBuffer.allocate(filter.instructions.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int[] one : filter.instructions) {
      bytes.putShort((short) one[0]).put((byte) one[1]).put((byte) one[2]).putInt(one[3]);
    }
    return bytes.array();
  }

  private void assemble() {
    load(ARCHITECTURE);
    add(IF_EQUAL, 1, 0, X86_64);
    end(KILL);
    load(NUMBER);
    add(IF_AT_LEAST, 0, 1, X32_BIT);
    end(ERROR | ENOSYS);
    anyOf(UNKNOWN, ERROR | ENOSYS);
    anyOf(REFUSED, ERROR | EPERM);
    sockets(SOCKET);
    sockets(SOCKETPAIR);
    // A call that matches is decided within its block, so the number stays loaded for the next.
    add(IF_EQUAL, 0, 4, CLONE);
    load(FIRST_ARGUMENT);
    add(IF_ANY_BIT, 0, 1, NEW_NAMESPACES);
    end(ERROR | EPERM);
    end(ALLOW);
    add(IF_EQUAL, 0, TERMINAL_INPUT.size() + 2, IOCTL);
    load(SECOND_ARGUMENT);
    anyOf(TERMINAL_INPUT, ERROR | EPERM);
    end(ALLOW);
  }

  private void sockets(int call) {
    add(IF_EQUAL, 0, FAMILIES.size() + 3, call);
    load(FIRST_ARGUMENT);
    for (int i = 0; i < FAMILIES.size(); i++) {
      add(IF_EQUAL, FAMILIES.size() - i, 0, FAMILIES.get(i));
    }
    end(ERROR | EAFNOSUPPORT);
    end(ALLOW);
  }

  /** Ends with the result if what is loaded is one of the values, else goes on. */
  private void anyOf(List<Integer> values, int result) {
    int last = values.size() - 1;
    for (int i = 0; i < last; i++) {
      add(IF_EQUAL, last - i, 0, values.get(i));
    }
    add(IF_EQUAL, 0, 1, values.get(last));
    end(result);
  }

  private void load(int offset) {
    add(LOAD, 0, 0, offset);
  }

  private void end(int result) {
    add(RETURN, 0, 0, result);
  }

  private void add(int code, int ifTrue, int ifFalse, int operand) {
    instructions.add(new int[] {code, ifTrue, ifFalse, operand});
  }
}
