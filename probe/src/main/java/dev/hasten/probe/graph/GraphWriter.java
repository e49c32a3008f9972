package dev.hasten.probe.graph;

import dev.hasten.probe.graph.NotReplayableException.Reason;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything reachable from some objects, so that {@link GraphReader} can rebuild it in
 * another JVM of the same JDK: private and transient fields, aliasing, cycles, capacities.
 *
 * <p>Reads memory and calls no code of the objects. Iterative, so depth does not matter. What lives
 * in this JVM alone is refused with its class and path.
 */
public final class GraphWriter {
  private final GraphLimits limits;
  private final RecipeBook book;
  private final IdentityIds ids = new IdentityIds();
  private final List<int[]> cameFrom = new ArrayList<>();
  private final Sentinels sentinels = new Sentinels();
  private final Map<String, Class<?>> classByName = new HashMap<>();
  private final Map<Class<?>, Integer> classNumbers = new HashMap<>();
  private final ByteSink classes = new ByteSink();
  private final ByteSink headers = new ByteSink();
  private final ByteSink bodies = new ByteSink();
  private long size;

  private GraphWriter(GraphLimits limits, RecipeBook book) {
    this.limits = limits;
    this.book = book;
  }

  /**
   * The graph of the given roots, of which each may be null.
   *
   * @throws NotReplayableException if something in it cannot live in another JVM or it is larger
   *     than the limits
   */
  public static byte[] write(@Nullable Object[] roots, GraphLimits limits)
      throws NotReplayableException {
    return write(roots, limits, RecipeBook.EMPTY);
  }

  /**
   * The same, with objects that the book knows written by their recipes.
   *
   * @throws NotReplayableException as above
   */
  public static byte[] write(@Nullable Object[] roots, GraphLimits limits, RecipeBook book)
      throws NotReplayableException {
    return new GraphWriter(limits, book).writeAll(roots);
  }

  /** Values that are rebuilt from what they say, with no identity to keep. */
  static boolean isPlainLeaf(Object value) {
    return value instanceof String
        || value instanceof Class
        || value instanceof Enum
        || value instanceof Pattern
        || value instanceof Number && value.getClass().getName().startsWith("java.lang.")
        || value instanceof Boolean
        || value instanceof Character;
  }

  private byte[] writeAll(@Nullable Object[] roots) throws NotReplayableException {
    ByteSink rootReferences = new ByteSink();
    rootReferences.writeCount(roots.length);
    for (int i = 0; i < roots.length; i++) {
      rootReferences.writeCount(reference(roots[i], -1, i));
    }
    for (int id = 0; id < ids.size(); id++) {
      try {
        writeObject(id, ids.get(id));
      } catch (LinkageError e) {
        throw refuse(Reason.CLASS, id);
      }
      if (ids.size() > limits.objects() || headers.size() + bodies.size() > limits.bytes()) {
        throw refuse(Reason.TOO_LARGE, id);
      }
    }
    ByteSink all = new ByteSink();
    all.writeBits(GraphFormat.MAGIC, 4);
    all.writeBits(size, 8);
    all.writeText(GraphFormat.jvmVersion());
    all.writeCount(classNumbers.size());
    all.write(classes);
    all.writeCount(ids.size());
    all.write(headers);
    all.write(bodies);
    all.write(rootReferences);
    return all.toByteArray();
  }

  private int reference(@Nullable Object target, int owner, int edge) {
    if (target == null) {
      return 0;
    }
    int id = ids.find(target);
    if (id < 0) {
      id = ids.add(target);
      cameFrom.add(new int[] {owner, edge});
    }
    return id + 1;
  }

  private void writeObject(int id, Object object) throws NotReplayableException {
    Class<?> type = object.getClass();
    sentinels.meet(type);
    if (writeLeaf(id, object)) {
      return;
    }
    Field holder = sentinels.find(object);
    if (holder != null) {
      headers.writeByte(GraphFormat.STATIC);
      headers.writeCount(classNumber(holder.getDeclaringClass(), id));
      headers.writeText(holder.getName());
      return;
    }
    byte[] recipe = book.recipeOf(object);
    if (recipe != null) {
      headers.writeByte(GraphFormat.RECIPE);
      headers.writeBlob(recipe);
      size += Recipe.size(recipe);
      return;
    }
    if (book.isNeeded(type)) {
      throw refuse(Reason.RECIPE, id);
    }
    if (type.isArray()) {
      writeArray(id, object, type);
    } else if (Refusal.isLive(object)) {
      throw refuse(Reason.LIVE_OBJECT, id);
    } else if (Proxy.isProxyClass(type)) {
      writeProxy(id, object, type);
    } else if (JdkClasses.isHidden(type)) {
      writeLambda(id, object, type);
    } else {
      fillStackTrace(object);
      headers.writeByte(GraphFormat.OBJECT);
      headers.writeCount(classNumber(type, id));
      writeFields(id, object, type);
    }
  }

  private boolean writeLeaf(int id, Object object) throws NotReplayableException {
    if (object instanceof String) {
      String text = (String) object;
      headers.writeByte(GraphFormat.STRING);
      headers.writeByte(isInterned(text) ? 1 : 0);
      headers.writeText(text);
      size += text.length();
    } else if (object instanceof Class) {
      if (JdkClasses.isHidden((Class<?>) object)) {
        throw refuse(Reason.LIVE_OBJECT, id);
      }
      headers.writeByte(GraphFormat.CLASS);
      headers.writeText(((Class<?>) object).getName());
    } else if (ReflectedMembers.isMember(object)) {
      headers.writeByte(GraphFormat.MEMBER);
      ReflectedMembers.write(object, headers);
    } else if (object instanceof Enum) {
      headers.writeByte(GraphFormat.ENUM);
      headers.writeCount(classNumber(((Enum<?>) object).getDeclaringClass(), id));
      headers.writeText(((Enum<?>) object).name());
    } else if (object instanceof Pattern) {
      headers.writeByte(GraphFormat.PATTERN);
      headers.writeText(((Pattern) object).pattern());
      headers.writeBits(((Pattern) object).flags(), 4);
    } else if (object instanceof Charset && JdkClasses.contains(object.getClass())) {
      headers.writeByte(GraphFormat.CHARSET);
      headers.writeText(((Charset) object).name());
    } else if (object instanceof Path
        && JdkClasses.contains(object.getClass())
        && ((Path) object).getFileSystem() == FileSystems.getDefault()) {
      headers.writeByte(GraphFormat.PATH);
      headers.writeText(object.toString());
    } else {
      return writeCachedBox(object);
    }
    return true;
  }

  private boolean writeCachedBox(Object object) {
    char type = Boxes.typeOf(object);
    if (type == 0) {
      return false;
    }
    size++;
    long bits = Memory.bits(object);
    if (Boxes.valueOf(type, bits) != object) {
      return false;
    }
    headers.writeByte(GraphFormat.BOX);
    headers.writeByte(type);
    headers.writeBits(bits, 8);
    return true;
  }

  private static boolean isInterned(String text) {
    // Interning a copy leaves the text itself out of the JVM's table.
    return text.length() <= GraphFormat.LONGEST_INTERNED
        && new String(text.toCharArray()).intern() == text;
  }

  private void writeArray(int id, Object array, Class<?> type) throws NotReplayableException {
    Class<?> component = type.getComponentType();
    int length = Array.getLength(array);
    if (component.isPrimitive()) {
      headers.writeByte(GraphFormat.PRIMITIVES);
      PrimitiveArrays.write(array, headers);
      size += length;
      return;
    }
    headers.writeByte(GraphFormat.REFERENCES);
    headers.writeCount(classNumber(type, id));
    headers.writeCount(length);
    Object[] elements = (Object[]) array;
    for (int i = 0; i < length; i++) {
      bodies.writeCount(reference(elements[i], id, i));
      size += elements[i] == null ? 0 : 1;
      if (ids.size() > limits.objects()) {
        throw refuse(Reason.TOO_LARGE, id);
      }
    }
  }

  private void writeProxy(int id, Object proxy, Class<?> type) throws NotReplayableException {
    Class<?>[] interfaces = type.getInterfaces();
    headers.writeByte(GraphFormat.PROXY);
    headers.writeCount(interfaces.length);
    for (Class<?> one : interfaces) {
      headers.writeCount(classNumber(one, id));
    }
    bodies.writeCount(reference(Layout.of(Proxy.class).slot("h").get(proxy), id, 0));
  }

  private void writeLambda(int id, Object function, Class<?> type) throws NotReplayableException {
    Lambda form = Lambda.describe(function);
    if (form == null) {
      throw refuse(Reason.LAMBDA, id);
    }
    headers.writeByte(GraphFormat.LAMBDA);
    form.writeTo(headers);
    writeFields(id, function, type);
  }

  private void writeFields(int id, Object object, Class<?> type) {
    int edge = 0;
    for (Slot slot : Layout.of(type).slots()) {
      if (slot.isSkipped()) {
        edge++;
        continue;
      }
      if (slot.isReference()) {
        bodies.writeCount(reference(slot.get(object), id, edge));
      } else {
        bodies.writeBits(slot.getBits(object), GraphFormat.width(slot.type()));
      }
      edge++;
    }
  }

  /** A restored throwable has no backtrace, so its stack must be in its fields. */
  private static void fillStackTrace(Object object) {
    if (object instanceof Throwable) {
      try {
        MethodHandle get =
            Memory.trustedLookup()
                .findSpecial(
                    Throwable.class,
                    "getStackTrace",
                    MethodType.methodType(StackTraceElement[].class),
                    Throwable.class);
        StackTraceElement[] ignored = (StackTraceElement[]) get.invokeExact((Throwable) object);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private int classNumber(Class<?> type, int id) throws NotReplayableException {
    Integer known = classNumbers.get(type);
    if (known != null) {
      return known;
    }
    if (classByName.put(type.getName(), type) != null) {
      throw refuse(Reason.CLASS, id);
    }
    int number = classNumbers.size();
    classNumbers.put(type, number);
    classes.writeText(type.getName());
    boolean described = !JdkClasses.contains(type) && !type.isArray() && !type.isInterface();
    List<Slot> slots = described ? Layout.of(type).slots() : new ArrayList<Slot>();
    classes.writeCount(slots.size());
    for (Slot slot : slots) {
      Field field = slot.field();
      classes.writeText(field.getDeclaringClass().getName());
      classes.writeText(field.getName());
      classes.writeText(field.getType().getName());
    }
    return number;
  }

  private NotReplayableException refuse(Reason reason, int id) {
    return new NotReplayableException(reason, ids.get(id).getClass().getName(), path(id));
  }

  private String path(int id) {
    List<String> steps = new ArrayList<>();
    int at = id;
    while (true) {
      int owner = cameFrom.get(at)[0];
      int edge = cameFrom.get(at)[1];
      if (owner < 0) {
        steps.add(Integer.toString(edge));
        break;
      }
      Object holder = ids.get(owner);
      if (holder instanceof Object[]) {
        steps.add("[" + edge + "]");
      } else if (Proxy.isProxyClass(holder.getClass())) {
        steps.add(".h");
      } else {
        steps.add("." + Layout.of(holder.getClass()).slots().get(edge).field().getName());
      }
      at = owner;
    }
    StringBuilder path = new StringBuilder();
    for (int i = steps.size() - 1; i >= 0 && steps.size() - i < 40; i--) {
      path.append(steps.get(i));
    }
    return path.toString();
  }
}
