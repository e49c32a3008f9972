package dev.hasten.target.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Brings a branch of the private clone into the user's repository: the objects that are new there,
 * then one ref.
 *
 * <p>Objects are copied one by one instead of pushed: a push into a repository may run its receive
 * hooks and its garbage collection, and this touches nothing but {@code objects} and the ref.
 */
final class HandOver {
  private HandOver() {}

  static void of(Repository clone, ObjectId tip, Repository user, String branch)
      throws IOException, GitException {
    String name = Constants.R_HEADS + branch;
    if (!Repository.isValidRefName(name)) {
      throw new GitException(GitException.Reason.BAD_BRANCH_NAME, branch, "");
    }
    ObjectId existing = current(user, name);
    if (tip.equals(existing)) {
      return;
    }
    if (name.equals(user.getFullBranch())) {
      throw new GitException(GitException.Reason.BRANCH_CHECKED_OUT, branch, "");
    }
    copyNewObjects(clone, tip, user);
    if (!existing.equals(ObjectId.zeroId()) && !isAncestor(user, existing, tip)) {
      throw new GitException(GitException.Reason.BRANCH_EXISTS, branch, "");
    }
    point(user, name, existing, tip);
  }

  /** Where a ref points; the zero id where there is no such ref. */
  private static ObjectId current(Repository user, String name) throws IOException {
    Ref ref = user.exactRef(name);
    ObjectId id = ref == null ? null : ref.getObjectId();
    return id == null ? ObjectId.zeroId() : id;
  }

  private static void copyNewObjects(Repository clone, ObjectId tip, Repository user)
      throws IOException {
    try (ObjectWalk walk = new ObjectWalk(clone);
        ObjectReader reader = clone.newObjectReader();
        ObjectReader there = user.newObjectReader();
        ObjectInserter inserter = user.newObjectInserter()) {
      walk.markStart(walk.parseCommit(tip));
      for (ObjectId known : firstKnown(clone, tip, there)) {
        walk.markUninteresting(walk.parseCommit(known));
      }
      for (RevObject next = walk.next(); next != null; next = walk.next()) {
        copy(next, reader, inserter);
      }
      for (RevObject next = walk.nextObject(); next != null; next = walk.nextObject()) {
        if (!there.has(next)) {
          copy(next, reader, inserter);
        }
      }
      inserter.flush();
    }
  }

  private static void copy(RevObject object, ObjectReader from, ObjectInserter to)
      throws IOException {
    to.insert(object.getType(), from.open(object).getBytes(Integer.MAX_VALUE));
  }

  /** The newest commits below the tip that the user's repository has already. */
  private static List<ObjectId> firstKnown(Repository clone, ObjectId tip, ObjectReader there)
      throws IOException {
    List<ObjectId> known = new ArrayList<>();
    try (RevWalk walk = new RevWalk(clone)) {
      walk.markStart(walk.parseCommit(tip));
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        if (there.has(commit)) {
          known.add(commit.copy());
          walk.markUninteresting(commit);
        }
      }
    }
    return known;
  }

  private static boolean isAncestor(Repository user, ObjectId older, ObjectId newer)
      throws IOException {
    try (RevWalk walk = new RevWalk(user)) {
      return walk.isMergedInto(walk.parseCommit(older), walk.parseCommit(newer));
    }
  }

  private static void point(Repository user, String name, ObjectId from, ObjectId to)
      throws IOException, GitException {
    RefUpdate update = user.updateRef(name);
    update.setExpectedOldObjectId(from);
    update.setNewObjectId(to);
    update.setRefLogIdent(new PersonIdent(Author.FALLBACK_NAME, Author.FALLBACK_EMAIL));
    update.setRefLogMessage("hasten: branch handed over", false);
    RefUpdate.Result result = update.update();
    switch (result) {
      case NEW, FAST_FORWARD, NO_CHANGE -> {}
      default -> throw new GitException(GitException.Reason.BRANCH_EXISTS, name, result.toString());
    }
  }
}
