package dev.hasten.target.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {
  private static final Author ANNE =
      new Author("Anne", "anne@example.org", OffsetDateTime.parse("2026-01-02T03:04:05Z"));
  private static final Path A = Path.of("src/A.java");

  @TempDir Path folder;
  private Path user;

  @BeforeEach
  void a_user_repository_with_hooks_that_leave_a_trace() throws Exception {
    user = folder.resolve("user");
    try (Git git = Git.init().setDirectory(user.toFile()).setInitialBranch("main").call()) {
      Files.createDirectories(user.resolve("src"));
      Files.writeString(user.resolve(A), "class A {}\n");
      Files.write(user.resolve("latin.txt"), "gr\u00fcn\r\n".getBytes(StandardCharsets.ISO_8859_1));
      Files.writeString(user.resolve(".gitattributes"), "*.java text eol=crlf\n");
      git.add().addFilepattern(".").call();
      git.commit().setMessage("one").setAuthor("U", "u@example.org").setSign(false).call();
      git.tag().setName("v1").setSigned(false).setAnnotated(false).call();
      Path hooks = Files.createDirectories(user.resolve("my-hooks"));
      for (Path place : new Path[] {hooks, user.resolve(".git/hooks")}) {
        installHooks(place);
      }
      StoredConfig config = git.getRepository().getConfig();
      config.setString("user", null, "name", "Uma User");
      config.setString("user", null, "email", "uma@example.org");
      config.setString("core", null, "hooksPath", hooks.toString());
      config.setBoolean("commit", null, "gpgsign", true);
      config.save();
    }
  }

  private void installHooks(Path place) throws IOException {
    Files.createDirectories(place);
    for (String name :
        new String[] {
          "pre-receive", "update", "post-receive", "post-update", "reference-transaction",
          "pre-commit", "commit-msg", "post-commit", "pre-push", "post-checkout"
        }) {
      Path hook = place.resolve(name);
      Files.writeString(hook, "#!/bin/sh\ntouch " + folder.resolve("hook-ran") + "\n");
      Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void a_branch_is_handed_over_and_nothing_else_of_the_repository_changes() throws Exception {
    Files.writeString(user.resolve(A), "class A { /* uncommitted */ }\n");
    Files.writeString(user.resolve(".git/FETCH_HEAD"), "something\n");
    Map<String, String> before = snapshot(user);
    String commit;
    try (Repository origin = Repository.open(user);
        Repository clone = origin.cloneTo(folder.resolve("clone"), origin.resolve("HEAD"))) {
      clone.branch("hasten/run-1", origin.resolve("HEAD"));
      commit = clone.commit(Map.of(A, Optional.of("class A { int i; }\n")), "faster", ANNE);
      clone.handOver(user, "hasten/run-1");
      assertThat(origin.resolve("hasten/run-1")).isEqualTo(commit);
      assertThat(origin.changedFiles(origin.resolve("main"), commit)).containsOnlyKeys(A);
    }
    assertThat(folder.resolve("hook-ran")).doesNotExist();
    Map<String, String> after = snapshot(user);
    before.forEach((path, bytes) -> assertThat(after).as(path).containsEntry(path, bytes));
    assertThat(after.keySet().stream().filter(path -> !before.containsKey(path)))
        .allMatch(
            path ->
                path.startsWith(".git/objects/")
                    || path.equals(".git/refs/heads/hasten/run-1")
                    || path.equals(".git/logs/refs/heads/hasten/run-1"));
  }

  @Test
  void a_branch_that_holds_other_work_is_not_overwritten() throws Exception {
    try (Repository origin = Repository.open(user)) {
      String base = origin.resolve("HEAD");
      for (int i = 0; i < 2; i++) {
        try (Repository clone = origin.cloneTo(folder.resolve("clone" + i), base)) {
          clone.branch("hasten/x", base);
          clone.commit(Map.of(A, Optional.of("class A { int i" + i + "; }\n")), "m", ANNE);
          if (i == 0) {
            clone.handOver(user, "hasten/x");
            clone.handOver(user, "hasten/x");
            clone.commit(Map.of(A, Optional.empty()), "next", ANNE);
            clone.handOver(user, "hasten/x");
          } else {
            assertThatThrownBy(() -> clone.handOver(user, "hasten/x"))
                .isInstanceOfSatisfying(
                    GitException.class,
                    e -> assertThat(e.reason()).isEqualTo(GitException.Reason.BRANCH_EXISTS));
          }
        }
      }
    }
  }

  @Test
  void the_branch_the_user_is_on_is_refused() throws Exception {
    try (Repository origin = Repository.open(user);
        Repository clone = origin.cloneTo(folder.resolve("clone"), origin.resolve("HEAD"))) {
      clone.commit(Map.of(A, Optional.empty()), "m", ANNE);
      assertThatThrownBy(() -> clone.handOver(user, "main"))
          .isInstanceOfSatisfying(
              GitException.class,
              e -> assertThat(e.reason()).isEqualTo(GitException.Reason.BRANCH_CHECKED_OUT));
    }
  }

  @Test
  void a_clone_holds_the_committed_bytes_the_tags_and_nothing_of_the_configuration()
      throws Exception {
    try (Repository origin = Repository.open(user.resolve("src"));
        Repository clone = origin.cloneTo(folder.resolve("clone"), origin.resolve("HEAD"))) {
      Path root = clone.workTree().orElseThrow();
      assertThat(Files.readString(root.resolve(A))).isEqualTo("class A {}\n");
      assertThat(clone.resolve("v1")).isEqualTo(origin.resolve("v1"));
      assertThat(clone.isDirty()).isFalse();
      assertThat(clone.branch()).contains("main");
      assertThat(Files.readString(root.resolve(".git/config"))).doesNotContain("uma@example.org");
      assertThat(origin.isDirty()).isTrue();
      assertThat(origin.author(ANNE.when().toInstant()).name()).isEqualTo("Uma User");
    }
  }

  @Test
  void a_commit_that_no_branch_holds_can_be_cloned() throws Exception {
    String orphan;
    try (Repository origin = Repository.open(user);
        Repository clone = origin.cloneTo(folder.resolve("first"), origin.resolve("HEAD"))) {
      clone.branch("tmp", origin.resolve("HEAD"));
      orphan = clone.commit(Map.of(A, Optional.of("class A { long l; }\n")), "m", ANNE);
      clone.handOver(user, "tmp");
    }
    try (Git git = Git.open(user.toFile())) {
      git.branchDelete().setBranchNames("tmp").setForce(true).call();
    }
    try (Repository origin = Repository.open(user);
        Repository clone = origin.cloneTo(folder.resolve("second"), orphan)) {
      assertThat(clone.head()).contains(orphan);
    }
  }

  @Test
  void text_that_is_not_utf_8_survives_a_commit_byte_for_byte() throws Exception {
    Path latin = Path.of("latin.txt");
    try (Repository origin = Repository.open(user);
        Repository clone = origin.cloneTo(folder.resolve("clone"), origin.resolve("HEAD"))) {
      String text = clone.text(clone.head().orElseThrow(), latin).orElseThrow();
      clone.commit(Map.of(latin, Optional.of(text + "wei\u00df\r\n")), "m", ANNE);
      assertThat(Files.readAllBytes(clone.workTree().orElseThrow().resolve(latin)))
          .isEqualTo("gr\u00fcn\r\nwei\u00df\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void a_commit_leaves_other_changes_of_the_work_tree_alone() throws Exception {
    try (Repository origin = Repository.open(user);
        Repository clone = origin.cloneTo(folder.resolve("clone"), origin.resolve("HEAD"))) {
      String base = clone.head().orElseThrow();
      Path root = clone.workTree().orElseThrow();
      Files.writeString(root.resolve("latin.txt"), "repaired\n");
      String commit = clone.commit(Map.of(A, Optional.of("class A { int i; }\n")), "m", ANNE);
      assertThat(clone.changedFiles(base, commit)).containsOnlyKeys(A);
      assertThat(clone.changedInWorkTree(commit)).containsOnlyKeys(Path.of("latin.txt"));
      clone.checkout(base);
      assertThat(Files.readString(root.resolve(A))).isEqualTo("class A {}\n");
      assertThat(Files.readString(root.resolve("latin.txt"))).isEqualTo("repaired\n");
    }
  }

  @Test
  void a_diff_is_applied_in_full_or_refused() throws Exception {
    Path good = folder.resolve("good.diff");
    Files.writeString(
        good,
        """
        --- a/src/A.java
        +++ b/src/A.java
        @@ -1 +1 @@
        -class A {}
        +class A { int i; }
        """);
    Path bad = folder.resolve("bad.diff");
    Files.writeString(bad, Files.readString(good).replace("-class A {}", "-class B {}"));
    try (Repository origin = Repository.open(user);
        Repository clone = origin.cloneTo(folder.resolve("clone"), origin.resolve("HEAD"))) {
      assertThatThrownBy(() -> clone.apply(bad, "m", ANNE))
          .isInstanceOfSatisfying(
              GitException.class,
              e -> assertThat(e.reason()).isEqualTo(GitException.Reason.DIFF_REFUSED));
      String base = clone.head().orElseThrow();
      String commit = clone.apply(good, "m", ANNE);
      assertThat(clone.changedFiles(base, commit).get(A))
          .isEqualTo(
              new FileChange(
                  Optional.of("class A {}\n"), Optional.of("class A { int i; }\n"), true));
      assertThat(Files.readString(clone.workTree().orElseThrow().resolve(A)))
          .isEqualTo("class A { int i; }\n");
      assertThat(clone.isDirty()).isFalse();
    }
  }

  @Test
  void a_symbolic_link_is_told_from_a_file() throws Exception {
    try (Repository clone = Repository.open(user).cloneTo(folder.resolve("clone"), headOf(user))) {
      String base = clone.head().orElseThrow();
      Files.createSymbolicLink(
          clone.workTree().orElseThrow().resolve("link"), Path.of("../elsewhere"));
      clone.commitAll("m", ANNE);
      FileChange change = clone.changedFiles(base, clone.head().orElseThrow()).get(Path.of("link"));
      assertThat(change.regular()).isFalse();
      assertThat(change.after()).contains("../elsewhere");
    }
  }

  @Test
  void a_linked_work_tree_is_opened_at_its_own_head() throws Exception {
    Path linked = linkedWorkTree();
    try (Repository origin = Repository.open(linked)) {
      assertThat(origin.branch()).contains("side");
      Map<String, String> before = snapshot(user);
      try (Repository clone = origin.cloneTo(folder.resolve("clone"), headOf(linked))) {
        clone.branch("hasten/y", headOf(linked));
        clone.commit(Map.of(A, Optional.empty()), "m", ANNE);
        clone.handOver(linked, "hasten/y");
      }
      assertThat(user.resolve(".git/refs/heads/hasten/y")).exists();
      Map<String, String> after = snapshot(user);
      before.forEach((path, bytes) -> assertThat(after).as(path).containsEntry(path, bytes));
    }
  }

  /** What {@code git worktree add} writes; JGit has no command for it. */
  private Path linkedWorkTree() throws IOException, GitException {
    Path linked = Files.createDirectories(folder.resolve("linked"));
    Path admin = Files.createDirectories(user.resolve(".git/worktrees/linked"));
    Files.writeString(linked.resolve(".git"), "gitdir: " + admin + "\n");
    Files.writeString(admin.resolve("gitdir"), linked.resolve(".git") + "\n");
    Files.writeString(admin.resolve("commondir"), "../..\n");
    Files.writeString(admin.resolve("HEAD"), "ref: refs/heads/side\n");
    Files.writeString(user.resolve(".git/refs/heads/side"), headOf(user) + "\n");
    return linked;
  }

  @Test
  void a_shallow_repository_can_be_cloned() throws Exception {
    try (Git git = Git.open(user.toFile())) {
      git.commit().setMessage("two").setAllowEmpty(true).setNoVerify(true).setSign(false).call();
    }
    Path shallow = folder.resolve("shallow");
    Git.cloneRepository()
        .setURI(user.toUri().toString())
        .setDirectory(shallow.toFile())
        .setDepth(1)
        .call()
        .close();
    assertThat(shallow.resolve(".git/shallow")).exists();
    try (Repository origin = Repository.open(shallow);
        Repository clone = origin.cloneTo(folder.resolve("clone"), headOf(shallow))) {
      clone.branch("hasten/z", headOf(shallow));
      clone.commit(Map.of(A, Optional.empty()), "m", ANNE);
      clone.handOver(shallow, "hasten/z");
      assertThat(origin.resolve("hasten/z")).isEqualTo(clone.resolve("HEAD"));
    }
  }

  @Test
  void what_is_wrong_with_a_repository_is_told() throws Exception {
    Path plain = Files.createDirectories(folder.resolve("plain"));
    assertThatThrownBy(() -> Repository.open(plain))
        .isInstanceOfSatisfying(
            GitException.class,
            e -> assertThat(e.reason()).isEqualTo(GitException.Reason.NOT_A_REPOSITORY));
    Git.init().setDirectory(plain.toFile()).call().close();
    try (Repository empty = Repository.open(plain)) {
      assertThat(empty.head()).isEmpty();
    }
    assertThatThrownBy(
            () ->
                Repository.cloneUrl(folder.resolve("none").toUri().toString(), folder.resolve("c")))
        .isInstanceOfSatisfying(
            GitException.class,
            e -> assertThat(e.reason()).isEqualTo(GitException.Reason.UNREACHABLE));
    try (Repository origin = Repository.open(user)) {
      assertThatThrownBy(() -> origin.resolve("nowhere")).isInstanceOf(GitException.class);
    }
  }

  @Test
  void a_repository_is_cloned_from_a_url() throws Exception {
    try (Repository clone = Repository.cloneUrl(user.toUri().toString(), folder.resolve("clone"))) {
      assertThat(clone.head()).contains(headOf(user));
      assertThat(clone.isDirty()).isFalse();
      assertThat(clone.workTree().orElseThrow().resolve(A)).exists();
    }
  }

  private static String headOf(Path repository) throws GitException {
    try (Repository opened = Repository.open(repository)) {
      return opened.head().orElseThrow();
    }
  }

  /** Path of each file below a folder to its bytes. */
  private static Map<String, String> snapshot(Path root) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  bytes.put(
                      root.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return bytes;
  }
}
