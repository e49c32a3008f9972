package dev.hasten.target.git;

import dev.hasten.target.git.GitException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.diff.ContentSource;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.UserConfig;
import org.eclipse.jgit.patch.Patch;
import org.eclipse.jgit.patch.PatchApplier;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A git repository: the user's own, of which only {@link #handOver} writes anything, or a private
 * clone, where the methods that write are meant to be used. Commits are named by their 40 hex
 * digits.
 */
public final class Repository implements AutoCloseable {
  private final org.eclipse.jgit.lib.Repository git;

  private Repository(org.eclipse.jgit.lib.Repository git) {
    this.git = git;
  }

  /**
   * Opens the repository that a folder is in: its root, a folder below, a linked work tree, a
   * {@code .git} folder or a bare repository.
   *
   * @throws GitException NOT_A_REPOSITORY if there is none, FAILED if JGit cannot read it
   */
  public static Repository open(Path folder) throws GitException {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(absolute.toFile());
      if (builder.getGitDir() == null) {
        throw new GitException(Reason.NOT_A_REPOSITORY, absolute.toString(), "");
      }
      return new Repository(builder.setMustExist(true).build());
    } catch (RepositoryNotFoundException e) {
      throw new GitException(Reason.NOT_A_REPOSITORY, absolute.toString(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new GitException(Reason.FAILED, absolute.toString(), e);
    }
  }

  /** Makes an empty, shielded repository with a work tree at the given folder. */
  public static Repository init(Path folder) throws GitException {
    try {
      org.eclipse.jgit.lib.Repository git =
          Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call().getRepository();
      PrivateClone.shield(git);
      return new Repository(git);
    } catch (GitAPIException | IOException e) {
      throw new GitException(Reason.FAILED, folder.toString(), e);
    }
  }

  /**
   * Clones a repository from a URL, with its default branch checked out and shielded like {@link
   * #cloneTo}.
   *
   * @throws GitException UNREACHABLE if that fails, NO_COMMIT if it is empty
   */
  public static Repository cloneUrl(String url, Path folder) throws GitException {
    try {
      Git cloned =
          Git.cloneRepository()
              .setURI(url)
              .setDirectory(folder.toFile())
              .setNoCheckout(true)
              .call();
      Repository clone = new Repository(cloned.getRepository());
      PrivateClone.shield(clone.git);
      clone.checkOutFrom(Optional.empty(), clone.commit(clone.requireHead()));
      clone.markBase(clone.requireHead());
      return clone;
    } catch (GitAPIException | org.eclipse.jgit.api.errors.JGitInternalException e) {
      throw new GitException(Reason.UNREACHABLE, url, e);
    } catch (IOException e) {
      throw new GitException(Reason.FAILED, url, e);
    }
  }

  /** The root of its work tree; nothing for a bare repository. */
  public Optional<Path> workTree() {
    return git.isBare() ? Optional.empty() : Optional.of(git.getWorkTree().toPath());
  }

  /** The commit that is checked out; nothing where there is none yet. */
  public Optional<String> head() throws GitException {
    try {
      return Optional.ofNullable(git.resolve(Constants.HEAD)).map(ObjectId::name);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The branch checked out, without {@code refs/heads/}; nothing where HEAD is detached. */
  public Optional<String> branch() throws GitException {
    try {
      String full = git.getFullBranch();
      return full != null && full.startsWith(Constants.R_HEADS)
          ? Optional.of(full.substring(Constants.R_HEADS.length()))
          : Optional.empty();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * The commit that a revision names: a branch, a tag, an id, {@code HEAD~2} and the like.
   *
   * @throws GitException UNKNOWN_REVISION if it names none
   */
  public String resolve(String revision) throws GitException {
    try {
      ObjectId id = git.resolve(revision + "^{commit}");
      if (id == null) {
        throw new GitException(Reason.UNKNOWN_REVISION, revision, "");
      }
      return id.name();
    } catch (IOException | IllegalArgumentException e) {
      throw new GitException(Reason.UNKNOWN_REVISION, revision, e);
    }
  }

  /** The same, and a branch of the repository that this one was cloned from by its short name. */
  public String resolveRemote(String revision) throws GitException {
    try {
      return resolve("refs/remotes/origin/" + revision);
    } catch (GitException e) {
      return resolve(revision);
    }
  }

  /** The commit that this private clone was made at; nothing for any other repository. */
  public Optional<String> base() throws GitException {
    try {
      return Optional.ofNullable(git.exactRef(PrivateClone.BASE))
          .map(Ref::getObjectId)
          .map(ObjectId::name);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Remembers a commit as the {@link #base} of this clone. */
  public void markBase(String commit) throws GitException {
    try {
      RefUpdate update = git.updateRef(PrivateClone.BASE);
      update.setNewObjectId(ObjectId.fromString(commit));
      check(update.forceUpdate(), PrivateClone.BASE);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Whether the work tree or the index holds anything that the checked-out commit does not. */
  public boolean isDirty() throws GitException {
    if (git.isBare()) {
      return false;
    }
    try (Git porcelain = new Git(git)) {
      return !porcelain.status().call().isClean();
    } catch (GitAPIException e) {
      throw failed(e);
    }
  }

  /** The user's identity as this repository's and the user's git configuration give it. */
  public Author author(Instant when) {
    UserConfig user = git.getConfig().get(UserConfig.KEY);
    OffsetDateTime time = when.atZone(ZoneId.systemDefault()).toOffsetDateTime();
    if (user.isAuthorNameImplicit() || user.isAuthorEmailImplicit()) {
      return Author.hasten(time);
    }
    return new Author(user.getAuthorName(), user.getAuthorEmail(), time);
  }

  /**
   * Makes a private clone with the given commit checked out: its history and tags are copied, none
   * of its configuration, hooks, filters or other branches.
   *
   * @param folder where to, absent or empty
   */
  public Repository cloneTo(Path folder, String commit) throws GitException {
    Repository clone = init(folder);
    try {
      ObjectId id = ObjectId.fromString(commit);
      PrivateClone.copy(git, id, clone.git);
      clone.point(id);
      clone.checkOutFrom(Optional.empty(), clone.commit(commit));
      return clone;
    } catch (IOException | URISyntaxException e) {
      clone.close();
      throw new GitException(Reason.FAILED, git.getDirectory().toString(), e);
    }
  }

  /** What differs between two commits. */
  public SortedMap<Path, FileChange> changedFiles(String base, String head) throws GitException {
    try (ObjectReader reader = git.newObjectReader()) {
      ContentSource texts = ContentSource.create(reader);
      return Differences.between(git, tree(reader, base), texts, tree(reader, head), texts);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** What differs between a commit and the files in the work tree, those git ignores left out. */
  public SortedMap<Path, FileChange> changedInWorkTree(String base) throws GitException {
    try (ObjectReader reader = git.newObjectReader()) {
      return Differences.between(
          git,
          tree(reader, base),
          ContentSource.create(reader),
          new FileTreeIterator(git),
          ContentSource.create(new FileTreeIterator(git)));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The text of a file at a commit; nothing where it has none there. */
  public Optional<String> text(String commit, Path file) throws GitException {
    try {
      return bytes(commit(commit), file).map(Text::decode);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Moves HEAD, and the branch it is on, to a commit. Files that differ between the two commits are
   * rewritten; all others stay as they are in the work tree, changed or not.
   */
  public void checkout(String commit) throws GitException {
    try {
      RevCommit from = commit(requireHead());
      RevCommit to = commit(commit);
      point(to);
      checkOutFrom(Optional.of(from), to);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Commits new texts on top of HEAD, with nothing else of the work tree, and writes them to the
   * work tree. No hook runs.
   *
   * @param files path from the root to the new text; nothing deletes the file
   * @return the new commit
   */
  public String commit(Map<Path, Optional<String>> files, String message, Author author)
      throws GitException {
    try (ObjectInserter inserter = git.newObjectInserter()) {
      RevCommit parent = commit(requireHead());
      return record(Optional.of(parent), write(parent, files, inserter), message, author, inserter);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Commits everything in the work tree that git does not ignore, on top of HEAD if there is one.
   */
  public String commitAll(String message, Author author) throws GitException {
    try (Git porcelain = new Git(git);
        ObjectInserter inserter = git.newObjectInserter()) {
      porcelain.add().addFilepattern(".").call();
      porcelain.add().addFilepattern(".").setUpdate(true).call();
      boolean first = head().isEmpty();
      Optional<RevCommit> parent = first ? Optional.empty() : Optional.of(commit(requireHead()));
      return record(parent, git.readDirCache().writeTree(inserter), message, author, inserter);
    } catch (GitAPIException | IOException e) {
      throw failed(e);
    }
  }

  /**
   * Commits what a unified diff makes of HEAD and writes it to the work tree.
   *
   * @return the new commit
   * @throws GitException DIFF_REFUSED if it does not apply in full
   */
  public String apply(Path diff, String message, Author author) throws GitException {
    try (ObjectInserter inserter = git.newObjectInserter()) {
      RevCommit parent = commit(requireHead());
      Patch patch = new Patch();
      try (InputStream in = Files.newInputStream(diff)) {
        patch.parse(in);
      }
      if (!patch.getErrors().isEmpty()) {
        throw new GitException(
            Reason.DIFF_REFUSED, diff.toString(), patch.getErrors().get(0).toString());
      }
      PatchApplier.Result applied =
          new PatchApplier(git, parent.getTree(), inserter).applyPatch(patch);
      if (!applied.getErrors().isEmpty()) {
        throw new GitException(
            Reason.DIFF_REFUSED, diff.toString(), applied.getErrors().get(0).toString());
      }
      if (applied.getPaths().isEmpty()) {
        throw new GitException(Reason.DIFF_REFUSED, diff.toString(), "it changes no file");
      }
      return record(Optional.of(parent), applied.getTreeId(), message, author, inserter);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Makes a branch at a commit, or moves it there, and switches to it. Files that differ from what
   * was checked out are rewritten; all others stay as they are.
   */
  public void branch(String name, String commit) throws GitException {
    String full = Constants.R_HEADS + name;
    if (!org.eclipse.jgit.lib.Repository.isValidRefName(full)) {
      throw new GitException(Reason.BAD_BRANCH_NAME, name, "");
    }
    try {
      RevCommit from = commit(requireHead());
      RevCommit to = commit(commit);
      RefUpdate update = git.updateRef(full);
      update.setNewObjectId(to);
      check(update.forceUpdate(), name);
      check(git.updateRef(Constants.HEAD).link(full), name);
      checkOutFrom(Optional.of(from), to);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Brings a branch of this clone into the user's repository as a branch of the same name. Work
   * tree, index, HEAD, configuration, hooks and FETCH_HEAD of that repository are not touched, and
   * none of its hooks runs.
   *
   * @throws GitException BRANCH_EXISTS if it is there already and holds other work,
   *     BRANCH_CHECKED_OUT if the user is on it
   */
  public void handOver(Path userRepository, String branch) throws GitException {
    String tip = resolve(Constants.R_HEADS + branch);
    try (Repository user = open(userRepository)) {
      HandOver.of(git, ObjectId.fromString(tip), user.git, branch);
    } catch (IOException e) {
      throw new GitException(Reason.FAILED, userRepository.toString(), e);
    }
  }

  @Override
  public void close() {
    git.close();
  }

  private ObjectId write(
      RevCommit parent, Map<Path, Optional<String>> files, ObjectInserter inserter)
      throws IOException {
    DirCache cache = DirCache.newInCore();
    try (ObjectReader reader = git.newObjectReader()) {
      var builder = cache.builder();
      builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, parent.getTree());
      builder.finish();
    }
    DirCacheEditor editor = cache.editor();
    for (Map.Entry<Path, Optional<String>> file : files.entrySet()) {
      String path = file.getKey().toString().replace('\\', '/');
      if (file.getValue().isEmpty()) {
        editor.add(new DirCacheEditor.DeletePath(path));
        continue;
      }
      byte[] old = bytes(parent, file.getKey()).orElse(new byte[0]);
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, Text.encode(file.getValue().get(), old));
      editor.add(
          new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
              if (entry.getRawMode() == 0) {
                entry.setFileMode(FileMode.REGULAR_FILE);
              }
              entry.setObjectId(blob);
            }
          });
    }
    editor.finish();
    return cache.writeTree(inserter);
  }

  private String record(
      Optional<RevCommit> parent,
      ObjectId tree,
      String message,
      Author author,
      ObjectInserter inserter)
      throws IOException, GitException {
    CommitBuilder commit = new CommitBuilder();
    parent.ifPresent(commit::setParentId);
    commit.setTreeId(tree);
    commit.setMessage(message);
    PersonIdent who =
        new PersonIdent(
            author.name(), author.email(), author.when().toInstant(), author.when().getOffset());
    commit.setAuthor(who);
    commit.setCommitter(who);
    commit.setEncoding(StandardCharsets.UTF_8);
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    point(id);
    if (parent.isPresent()) {
      checkOutFrom(parent, commit(id.name()));
    }
    return id.name();
  }

  /** Rewrites the files and index entries that differ; others stay. */
  private void checkOutFrom(Optional<RevCommit> from, RevCommit to) throws IOException {
    DirCacheCheckout checkout =
        new DirCacheCheckout(
            git, from.map(RevCommit::getTree).orElse(null), git.lockDirCache(), to.getTree());
    checkout.setFailOnConflict(false);
    checkout.checkout();
  }

  private void point(ObjectId commit) throws IOException, GitException {
    RefUpdate update = git.updateRef(Constants.HEAD);
    update.setNewObjectId(commit);
    check(update.forceUpdate(), Constants.HEAD);
  }

  private static void check(RefUpdate.Result result, String name) throws GitException {
    switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
      default -> throw new GitException(Reason.FAILED, name, result.toString());
    }
  }

  private AbstractTreeIterator tree(ObjectReader reader, String commit)
      throws IOException, GitException {
    return new CanonicalTreeParser(null, reader, commit(commit).getTree());
  }

  private Optional<byte[]> bytes(RevCommit commit, Path file) throws IOException {
    String path = file.toString().replace('\\', '/');
    try (TreeWalk walk = TreeWalk.forPath(git, path, commit.getTree())) {
      if (walk == null || walk.getFileMode().getObjectType() != Constants.OBJ_BLOB) {
        return Optional.empty();
      }
      return Optional.of(git.open(walk.getObjectId(0)).getBytes(Integer.MAX_VALUE));
    }
  }

  private RevCommit commit(String id) throws IOException, GitException {
    try (RevWalk walk = new RevWalk(git)) {
      return walk.parseCommit(ObjectId.fromString(id));
    } catch (org.eclipse.jgit.errors.MissingObjectException | IllegalArgumentException e) {
      throw new GitException(Reason.UNKNOWN_REVISION, id, e);
    }
  }

  private String requireHead() throws GitException {
    return head()
        .orElseThrow(() -> new GitException(Reason.NO_COMMIT, git.getDirectory().toString(), ""));
  }

  private GitException failed(Exception cause) {
    return new GitException(Reason.FAILED, git.getDirectory().toString(), cause);
  }
}
