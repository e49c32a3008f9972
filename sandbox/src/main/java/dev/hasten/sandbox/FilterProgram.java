package dev.hasten.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Writes a tiny static program for Linux on x86-64 that installs the {@link SystemCallFilter} upon
 * itself and becomes its first argument. If the kernel refuses the filter the program ends with
 * code 125 and runs nothing.
 *
 * <p>The file is an ELF header, one loadable segment and then: code, the structure that seccomp(2)
 * wants, the filter.
 */
final class FilterProgram {
  private static final long BASE = 0x400000;
  private static final int ELF_HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int CODE_START = ELF_HEADER + PROGRAM_HEADER;

  /**
   * {@code prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)}; {@code seccomp(SECCOMP_SET_MODE_FILTER,
   * SECCOMP_FILTER_FLAG_SPEC_ALLOW, program)}, the flag because older kernels would else slow down
   * what is measured; {@code execve(argv[1], argv + 1, environment)}; {@code exit(125)}.
   */
  private static final int[] CODE = {
    0xB8, 157, 0, 0, 0, // mov eax, prctl
    0xBF, 38, 0, 0, 0, // mov edi, PR_SET_NO_NEW_PRIVS
    0xBE, 1, 0, 0, 0, // mov esi, 1
    0x31, 0xD2, // xor edx, edx
    0x45, 0x31, 0xD2, // xor r10d, r10d
    0x45, 0x31, 0xC0, // xor r8d, r8d
    0x0F, 0x05, // syscall
    0x85, 0xC0, // test eax, eax
    0x75, 0x36, // jnz fail
    0xB8, 0x3D, 1, 0, 0, // mov eax, seccomp
    0xBF, 1, 0, 0, 0, // mov edi, SECCOMP_SET_MODE_FILTER
    0xBE, 4, 0, 0, 0, // mov esi, SECCOMP_FILTER_FLAG_SPEC_ALLOW
    0x48, 0x8D, 0x15, 0x2D, 0, 0, 0, // lea rdx, [rip + program]
    0x0F, 0x05, // syscall
    0x85, 0xC0, // test eax, eax
    0x75, 0x1A, // jnz fail
    0x48, 0x8B, 0x7C, 0x24, 0x10, // mov rdi, [rsp + 16]
    0x48, 0x8D, 0x74, 0x24, 0x10, // lea rsi, [rsp + 16]
    0x48, 0x8B, 0x04, 0x24, // mov rax, [rsp]
    0x48, 0x8D, 0x54, 0xC4, 0x10, // lea rdx, [rsp + rax * 8 + 16]
    0xB8, 59, 0, 0, 0, // mov eax, execve
    0x0F, 0x05, // syscall
    0xBF, 125, 0, 0, 0, // fail: mov edi, 125
    0xB8, 60, 0, 0, 0, // mov eax, exit
    0x0F, 0x05, // syscall
  };

  private FilterProgram() {}

  /** The program, written into the folder; nothing where the machine is of another kind. */
  static Optional<Path> write(Path folder) throws IOException {
    String machine = System.getProperty("os.arch", "");
    if (!machine.equals("amd64") && !machine.equals("x86_64")) {
      return Optional.empty();
    }
    Path program = Files.write(folder.resolve("filter"), elf(SystemCallFilter.bytes()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("r-xr-xr-x"));
    return Optional.of(program);
  }

  static byte[] elf(byte[] filter) {
    int program = align(CODE_START + CODE.length);
    int size = program + 2 * Long.BYTES + filter.length;
    ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    elf.putShort((short) 2).putShort((short) 62).putInt(1); // executable, x86-64
    elf.putLong(BASE + CODE_START).putLong(ELF_HEADER).putLong(0).putInt(0);
    elf.putShort((short) ELF_HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 1);
    elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    elf.putInt(1).putInt(5); // loadable, read and execute
    elf.putLong(0).putLong(BASE).putLong(BASE).putLong(size).putLong(size).putLong(0x1000);
    for (int b : CODE) {
      elf.put((byte) b);
    }
    elf.position(program);
    elf.putLong(filter.length / Long.BYTES).putLong(BASE + program + 2 * Long.BYTES).put(filter);
    return elf.array();
  }

  private static int align(int offset) {
    return (offset + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
  }
}
