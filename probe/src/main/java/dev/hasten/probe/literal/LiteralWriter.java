package dev.hasten.probe.literal;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.graph.RecipeBook;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recorded call as Java source.
 *
 * <p>Beside the source the same objects are made by reflection, and compared with the recorded ones
 * as an observer sees them, so that source is never claimed to give what it does not.
 */
public final class LiteralWriter {
  private static final int PASSES = 4;
  private static final long PATIENCE_NANOS = 1_500_000_000L;

  private final Executable entry;
  private final @Nullable ClassLoader loader;
  private final int release;
  private final int longest;

  /**
   * A writer of calls of one entry.
   *
   * @param entry the method or constructor that is called
   * @param release the level of Java that the source may use
   * @param longest most characters of source
   */
  public LiteralWriter(Executable entry, @Nullable ClassLoader loader, int release, int longest) {
    this.entry = entry;
    this.loader = loader;
    this.release = release;
    this.longest = longest;
  }

  /**
   * The source of a call.
   *
   * @param graph receiver, or null, and arguments
   * @throws NoSourceException if something in it has no source
   * @throws NotReplayableException if the graph cannot be read here
   */
  public CallSource write(byte[] graph) throws NoSourceException, NotReplayableException {
    RecipeSources recipes = new RecipeSources(loader);
    @Nullable Object[] roots = recipes.read(graph);
    Set<Object> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<Object, Object> drained = new IdentityHashMap<>();
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (int pass = 1; ; pass++) {
      int known = shared.size();
      Names names = new Names(Names.packageOf(entry.getDeclaringClass()), loader);
      Writing writing = new Writing(names, release, shared, drained, recipes, end);
      CallSource source = write(roots, writing, graph, recipes);
      if (shared.size() == known) {
        return source;
      } else if (pass == PASSES) {
        throw new NoSourceException("objects that refer to one another in many ways");
      }
    }
  }

  private CallSource write(
      @Nullable Object[] roots, Writing writing, byte[] graph, RecipeSources recipes)
      throws NoSourceException, NotReplayableException {
    @Nullable Object[] made = new Object[roots.length];
    CallSource call = new CallSource();
    if (roots[0] != null) {
      Made receiver = writing.make(roots[0]);
      made[0] = receiver.value;
      call.receiver = receiver.source;
    }
    for (int i = 1; i < roots.length; i++) {
      Made argument = writing.make(roots[i]);
      made[i] = argument.value;
      call.values.add(argument.source);
      call.arguments.add(Arguments.source(argument, entry, i - 1, writing));
      call.types.add(named(entry.getParameterTypes()[i - 1], writing));
    }
    describe(call, writing);
    call.statements.addAll(writing.statements());
    call.home = writing.names.home();
    call.atHome = writing.names.isAtHome();
    String all = call.text();
    if (all.length() > longest) {
      throw new NoSourceException("it would take " + all.length() + " characters of source");
    }
    call.imports.addAll(writing.names.imports(all));
    // Written before the look, which may use up what it looks at.
    call.graph = graph(made, recipes.ofMade());
    ObserveConfig config = ObserveConfig.DEFAULT.consuming(true);
    byte[] recorded = Observer.observe(GraphReader.read(graph, loader), null, config);
    call.exact = writing.isExact() && Arrays.equals(recorded, Observer.observe(made, null, config));
    return call;
  }

  private static byte[] graph(@Nullable Object[] roots, RecipeBook book) {
    try {
      return GraphWriter.write(roots, GraphLimits.DEFAULT, book);
    } catch (NotReplayableException e) {
      return new byte[0];
    }
  }

  private void describe(CallSource call, Writing writing) {
    Class<?> owner = entry.getDeclaringClass();
    boolean constructor = entry instanceof Constructor;
    call.name = constructor ? "<init>" : entry.getName();
    call.ownerBinaryName = owner.getName();
    call.isStatic = Modifier.isStatic(entry.getModifiers());
    call.varargs = entry.isVarArgs();
    call.callable = false;
    try {
      writing.names.check(owner, entry.getModifiers(), entry.getName());
      if (writing.names.isNamed(owner)) {
        writing.names.use(owner, entry.getModifiers(), entry.getName());
        call.owner = constructor ? writing.diamond(owner) : writing.names.of(owner);
        call.receiverType = writing.typeWithArguments(owner);
        call.callable = true;
      }
    } catch (NoSourceException e) {
      // It is called by reflection.
    }
    call.result =
        constructor ? named(owner, writing) : named(((Method) entry).getReturnType(), writing);
    for (Class<?> parameter : entry.getParameterTypes()) {
      call.binaryTypes.add(parameter.getName());
    }
  }

  /** A type as a variable has it; Object where source cannot name it. */
  private static String named(Class<?> type, Writing writing) {
    if (!writing.names.isNamed(type)) {
      return "Object";
    }
    try {
      int count = type.getTypeParameters().length;
      List<String> any = new ArrayList<>(Collections.nCopies(count, "?"));
      return writing.names.of(type) + (count == 0 ? "" : "<" + String.join(", ", any) + ">");
    } catch (NoSourceException e) {
      return "Object";
    }
  }
}
