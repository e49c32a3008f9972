package dev.hasten.target.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.BundleWriter;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportBundleStream;
import org.eclipse.jgit.transport.URIish;

/** Fills a new repository from another one and shields it from the user's configuration. */
final class PrivateClone {
  /** Where a private clone keeps the commit that it was made at. */
  static final String BASE = "refs/hasten/base";

  private PrivateClone() {}

  /**
   * Switches off what a configuration above the repository's own could bring in: hooks, signing,
   * filters, line-end conversion, ignore rules. The work tree then holds the very bytes that were
   * committed.
   */
  static void shield(Repository clone) throws IOException {
    Path gitDirectory = clone.getDirectory().toPath();
    Path noHooks = Files.createDirectories(gitDirectory.resolve("no-hooks"));
    StoredConfig config = clone.getConfig();
    config.setString("core", null, "hooksPath", noHooks.toString());
    config.setBoolean("commit", null, "gpgSign", false);
    config.setBoolean("tag", null, "gpgSign", false);
    config.setString("core", null, "autocrlf", "false");
    config.setString("core", null, "excludesFile", noHooks.resolve("none").toString());
    config.setString("gc", null, "auto", "0");
    config.save();
    Path attributes = gitDirectory.resolve("info/attributes");
    Files.createDirectories(gitDirectory.resolve("info"));
    Files.writeString(attributes, "* -text -eol -filter -ident\n");
  }

  /**
   * Copies a commit, its history as far as the origin has it, and the tags on that history. A
   * bundle is used since it can carry a commit that no branch holds.
   */
  static void copy(Repository origin, ObjectId commit, Repository clone)
      throws IOException, URISyntaxException {
    Set<ObjectId> shallow = origin.getObjectDatabase().getShallowCommits();
    if (!shallow.isEmpty()) {
      clone.getObjectDatabase().setShallowCommits(shallow);
    }
    Path bundle = clone.getDirectory().toPath().resolve("origin.bundle");
    try (OutputStream out = Files.newOutputStream(bundle)) {
      BundleWriter writer = new BundleWriter(origin);
      writer.include(BASE, commit);
      for (Ref tag : tagsOnHistory(origin, commit)) {
        writer.include(tag);
      }
      writer.writeBundle(NullProgressMonitor.INSTANCE, out);
    }
    try (InputStream in = Files.newInputStream(bundle);
        Transport transport =
            new TransportBundleStream(clone, new URIish(bundle.toUri().toString()), in)) {
      transport.fetch(
          NullProgressMonitor.INSTANCE,
          Set.of(new RefSpec("+" + BASE + ":" + BASE), new RefSpec("+refs/tags/*:refs/tags/*")));
    } finally {
      Files.deleteIfExists(bundle);
    }
    Files.deleteIfExists(clone.getDirectory().toPath().resolve(Constants.FETCH_HEAD));
  }

  private static Set<Ref> tagsOnHistory(Repository origin, ObjectId commit) throws IOException {
    Set<ObjectId> history = new HashSet<>();
    try (RevWalk walk = new RevWalk(origin)) {
      walk.setRetainBody(false);
      walk.markStart(walk.parseCommit(commit));
      for (RevCommit ancestor : walk) {
        history.add(ancestor.getId());
      }
    }
    Set<Ref> tags = new HashSet<>();
    for (Ref tag : origin.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
      ObjectId peeled = origin.getRefDatabase().peel(tag).getPeeledObjectId();
      ObjectId tagged = peeled == null ? tag.getObjectId() : peeled;
      if (tagged != null && history.contains(tagged)) {
        tags.add(tag);
      }
    }
    return tags;
  }
}
