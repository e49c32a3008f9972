package dev.hasten.evaluation.mutants;

import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.hasten.evaluation.change.Mutants;
import dev.hasten.evaluation.change.Unit;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Target;
import dev.hasten.target.source.SourceLookup;
import dev.hasten.target.source.Sources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Draws methods of a library by chance from its hotspots, so that the kinds that are asked for are
 * among them where the library has them.
 */
final class Draw {
  /** A method with fewer possible changes than this is not worth a session. */
  private static final int LEAST_CHANGES = 12;

  private Draw() {}

  /**
   * A method that was drawn.
   *
   * @param method as {@link MethodRef#toString} writes it
   * @param instance whether it has a receiver
   * @param open whether it is public or protected
   * @param mutating whether it returns nothing, or assigns a field or an element
   * @param collection whether it returns one of the collections of {@code java.util}
   */
  record Drawn(
      String method, boolean instance, boolean open, boolean mutating, boolean collection) {}

  /** So many methods, or all there are. */
  static List<Drawn> from(Hotspots hotspots, Target target, int count, long seed) {
    Sources sources = Sources.of(target);
    List<Drawn> all = new ArrayList<>();
    hotspots.ranked().forEach(h -> drawn(h.method(), target, sources).ifPresent(all::add));
    Collections.shuffle(all, new Random(seed));
    Set<Drawn> chosen = new LinkedHashSet<>();
    // Of each eight about this many.
    fill(chosen, all, Drawn::collection, (count + 5) / 6);
    fill(chosen, all, d -> !d.open, (count + 5) / 6);
    fill(chosen, all, Drawn::mutating, (count + 4) / 5);
    fill(chosen, all, Drawn::instance, (count + 1) / 2);
    fill(chosen, all, d -> true, count);
    return chosen.stream().limit(count).toList();
  }

  private static void fill(Set<Drawn> chosen, List<Drawn> all, Predicate<Drawn> kind, int wanted) {
    for (Drawn one : all) {
      if (chosen.stream().filter(kind).count() >= wanted) {
        return;
      }
      if (kind.test(one)) {
        chosen.add(one);
      }
    }
  }

  private static Optional<Drawn> drawn(MethodRef ref, Target target, Sources sources) {
    if (ref.name().equals("<clinit>") || !(sources.find(ref) instanceof SourceLookup.Found found)) {
      return Optional.empty();
    }
    Optional<Unit> unit = Unit.of(target, found.method());
    Optional<CallableDeclaration<?>> declaration = unit.flatMap(u -> u.declaration(found.method()));
    if (declaration.isEmpty() || Mutants.of(unit.get(), declaration.get()).size() < LEAST_CHANGES) {
      return Optional.empty();
    }
    CallableDeclaration<?> callable = declaration.get();
    String returned = ref.descriptor().substring(ref.descriptor().indexOf(')') + 1);
    boolean collection =
        returned.matches("Ljava/util/(\\w*(List|Set|Map|Collection|Deque|Queue)|Iterator);");
    return Optional.of(
        new Drawn(
            ref.toString(),
            callable instanceof MethodDeclaration && !callable.isStatic(),
            callable.isPublic() || callable.isProtected(),
            returned.equals("V") && callable instanceof MethodDeclaration || assigns(callable),
            collection));
  }

  private static boolean assigns(CallableDeclaration<?> callable) {
    return callable.findAll(AssignExpr.class).stream().anyMatch(a -> isShared(a.getTarget()))
        || callable.findAll(UnaryExpr.class).stream()
            .filter(u -> u.getOperator().name().contains("CREMENT"))
            .anyMatch(u -> isShared(u.getExpression()));
  }

  private static boolean isShared(Expression target) {
    return target.isFieldAccessExpr();
  }
}
