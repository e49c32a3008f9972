package dev.hasten.probe.graph;

import dev.hasten.probe.graph.NotReplayableException.Reason;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds what {@link GraphWriter} wrote, in three phases: allocate every object, fill the fields,
 * repair hash tables whose keys hash differently here. Constructors do not run; the hash methods of
 * keys do.
 */
public final class GraphReader {
  private static final InvocationHandler NOBODY = (proxy, method, arguments) -> null;

  private final byte[] bytes;
  private final ClassNames names;
  private final List<Class<?>> classes = new ArrayList<>();
  private final List<@Nullable List<Slot>> written = new ArrayList<>();
  private final int headersAt;
  private final @Nullable ClassLoader loader;
  private final Map<Object, byte[]> performed = new IdentityHashMap<>();

  /**
   * Prepares to rebuild a graph any number of times: finds its classes and checks their fields.
   *
   * @param loader knows the classes that are not the JDK's
   * @throws NotReplayableException if it was written by another JDK, or a class is absent or has
   *     other instance fields here
   */
  public GraphReader(byte[] bytes, @Nullable ClassLoader loader) throws NotReplayableException {
    this.bytes = bytes;
    this.names = new ClassNames(loader);
    this.loader = loader;
    ByteSource source = new ByteSource(bytes);
    try {
      if (source.readBits(4) != GraphFormat.MAGIC) {
        throw new NotReplayableException(Reason.MALFORMED, "", "");
      }
      source.readBits(8);
      String version = source.readText();
      if (!version.equals(GraphFormat.jvmVersion())) {
        throw new NotReplayableException(
            Reason.JDK, version + " and " + GraphFormat.jvmVersion(), "");
      }
      int count = source.readCount();
      for (int i = 0; i < count; i++) {
        readClass(source);
      }
    } catch (IndexOutOfBoundsException e) {
      throw new NotReplayableException(Reason.MALFORMED, "", "");
    }
    headersAt = bytes.length - source.remaining();
  }

  /** The roots of a graph, rebuilt once; see the constructor and {@link #read()}. */
  public static @Nullable Object[] read(byte[] graph, @Nullable ClassLoader loader)
      throws NotReplayableException {
    return new GraphReader(graph, loader).read();
  }

  /**
   * Characters, bytes and elements in a graph, without rebuilding it.
   *
   * @throws IndexOutOfBoundsException if the bytes are too short for a graph
   */
  public static long size(byte[] graph) {
    return ByteBuffer.wrap(graph).getLong(GraphFormat.SIZE_OFFSET);
  }

  /**
   * New objects, independent of those of earlier calls.
   *
   * @throws NotReplayableException if an object cannot be made here
   */
  public @Nullable Object[] read() throws NotReplayableException {
    ByteSource source = new ByteSource(bytes);
    source.readBytes(headersAt);
    performed.clear();
    try {
      return rebuild(source);
    } catch (IndexOutOfBoundsException | ClassCastException e) {
      throw new NotReplayableException(Reason.MALFORMED, "", "");
    }
  }

  /** The recipes of the objects of the latest {@link #read()} that were made by one. */
  public RecipeBook recipes() {
    return performed::get;
  }

  /** Says how an object of the latest {@link #read()} that has a recipe came to be by now. */
  public void learn(Object made, Recipe recipe) {
    performed.put(made, recipe.toByteArray());
  }

  /**
   * Carries a recipe out, as if it stood in what was read.
   *
   * @throws NotReplayableException if it does not give an object here
   */
  public Object perform(Recipe recipe) throws NotReplayableException {
    Object made = recipe.perform(loader);
    learn(made, recipe);
    return made;
  }

  private void readClass(ByteSource source) throws NotReplayableException {
    String name = source.readText();
    int count = source.readCount();
    String[][] fields = new String[count][];
    for (int i = 0; i < count; i++) {
      fields[i] = new String[] {source.readText(), source.readText(), source.readText()};
    }
    try {
      Class<?> type = names.find(name);
      classes.add(type);
      boolean described = !JdkClasses.contains(type) && !type.isArray() && !type.isInterface();
      written.add(described ? matched(type, fields) : null);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new NotReplayableException(reason(e), name, "");
    }
  }

  private static Reason reason(Throwable thrown) {
    boolean failed =
        thrown instanceof ExceptionInInitializerError
            || thrown instanceof VerifyError
            || thrown instanceof NoClassDefFoundError
                && String.valueOf(thrown.getMessage()).startsWith("Could not initialize class");
    return failed ? Reason.UNUSABLE : Reason.CLASS;
  }

  /** This JVM's slots in the order in which the writer wrote the fields. */
  private static List<Slot> matched(Class<?> type, String[][] fields)
      throws NotReplayableException {
    List<Slot> here = Layout.of(type).slots();
    List<Slot> ordered = new ArrayList<>();
    for (String[] field : fields) {
      for (Slot slot : here) {
        Field candidate = slot.field();
        if (candidate.getDeclaringClass().getName().equals(field[0])
            && candidate.getName().equals(field[1])
            && candidate.getType().getName().equals(field[2])) {
          ordered.add(slot);
        }
      }
    }
    if (ordered.size() != fields.length || here.size() != fields.length) {
      throw new NotReplayableException(Reason.LAYOUT, type.getName(), "");
    }
    return ordered;
  }

  private @Nullable Object[] rebuild(ByteSource source) throws NotReplayableException {
    int count = source.readCount();
    if (count > source.remaining()) {
      throw new IndexOutOfBoundsException(count + " objects");
    }
    Object[] objects = new Object[count];
    int[] kinds = new int[count];
    List<@Nullable List<Slot>> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      kinds[i] = source.readByte();
      objects[i] = allocate(kinds[i], source, slots);
      if (slots.size() == i) {
        slots.add(null);
      }
    }
    for (int i = 0; i < count; i++) {
      if (kinds[i] == GraphFormat.REFERENCES) {
        fillArray((Object[]) objects[i], objects, source);
      } else if (kinds[i] == GraphFormat.PROXY) {
        Layout.of(Proxy.class).slot("h").put(objects[i], reference(objects, source));
      } else if (kinds[i] == GraphFormat.OBJECT || kinds[i] == GraphFormat.LAMBDA) {
        fill(objects[i], slots.get(i), objects, source);
      }
    }
    HashRepair.repair(objects, kinds);
    @Nullable Object[] roots = new Object[source.readCount()];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = reference(objects, source);
    }
    return roots;
  }

  private Object allocate(int kind, ByteSource source, List<@Nullable List<Slot>> slots)
      throws NotReplayableException {
    String about = "";
    try {
      switch (kind) {
        case GraphFormat.OBJECT:
          {
            int number = source.readCount();
            Class<?> type = classes.get(number);
            about = type.getName();
            List<Slot> layout = written.get(number);
            slots.add(layout != null ? layout : Layout.of(type).slots());
            return Memory.allocate(type);
          }
        case GraphFormat.REFERENCES:
          {
            Class<?> type = classes.get(source.readCount());
            int length = source.readCount();
            if (length > source.remaining()) {
              throw new IndexOutOfBoundsException("array of " + length);
            }
            return Array.newInstance(type.getComponentType(), length);
          }
        case GraphFormat.PRIMITIVES:
          return PrimitiveArrays.read(source);
        case GraphFormat.STRING:
          {
            boolean interned = source.readByte() == 1;
            String text = source.readText();
            return interned ? text.intern() : text;
          }
        case GraphFormat.CLASS:
          about = source.readText();
          return names.find(about);
        case GraphFormat.MEMBER:
          return ReflectedMembers.read(source, names);
        case GraphFormat.ENUM:
          {
            Class<?> type = classes.get(source.readCount());
            about = type.getName() + "." + source.readText();
            return constant(type, about.substring(type.getName().length() + 1));
          }
        case GraphFormat.STATIC:
          {
            Class<?> type = classes.get(source.readCount());
            about = type.getName() + "." + source.readText();
            return sentinel(type, about.substring(type.getName().length() + 1));
          }
        case GraphFormat.BOX:
          return Boxes.valueOf((char) source.readByte(), source.readBits(8));
        case GraphFormat.PATTERN:
          return Pattern.compile(source.readText(), (int) source.readBits(4));
        case GraphFormat.CHARSET:
          return Charset.forName(source.readText());
        case GraphFormat.PATH:
          return Paths.get(source.readText());
        case GraphFormat.RECIPE:
          {
            byte[] recipe = source.readBlob();
            Object made = Recipe.of(recipe).perform(loader);
            performed.put(made, recipe);
            return made;
          }
        case GraphFormat.LAMBDA:
          {
            Lambda form = Lambda.readFrom(source);
            about = form.capturingClass();
            Object function = spin(form);
            slots.add(Layout.of(function.getClass()).slots());
            return function;
          }
        case GraphFormat.PROXY:
          {
            Class<?>[] interfaces = new Class<?>[source.readCount()];
            for (int i = 0; i < interfaces.length; i++) {
              interfaces[i] = classes.get(source.readCount());
            }
            about = interfaces.length == 0 ? "" : interfaces[0].getName();
            return Proxy.newProxyInstance(loaderOf(interfaces), interfaces, NOBODY);
          }
        default:
          throw new IndexOutOfBoundsException("kind " + kind);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException | LinkageError e) {
      throw new NotReplayableException(reason(e), about, "");
    }
  }

  private static @Nullable ClassLoader loaderOf(Class<?>[] interfaces) {
    for (Class<?> one : interfaces) {
      if (one.getClassLoader() != null) {
        return one.getClassLoader();
      }
    }
    return null;
  }

  private static Object constant(Class<?> type, String name) throws ReflectiveOperationException {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new NoSuchFieldException(name);
  }

  private static Object sentinel(Class<?> type, String name) throws ReflectiveOperationException {
    Class.forName(type.getName(), true, type.getClassLoader());
    Object value = Memory.getStatic(type.getDeclaredField(name));
    if (value == null) {
      throw new NoSuchFieldException(name);
    }
    return value;
  }

  private Object spin(Lambda form) throws ReflectiveOperationException {
    MethodHandle maker = form.spin(names);
    List<@Nullable Object> nothing = new ArrayList<>();
    for (Class<?> type : maker.type().parameterArray()) {
      nothing.add(type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null);
    }
    try {
      return maker.invokeWithArguments(nothing);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new ReflectiveOperationException(e);
    }
  }

  private static void fillArray(@Nullable Object[] array, Object[] objects, ByteSource source) {
    for (int i = 0; i < array.length; i++) {
      try {
        array[i] = reference(objects, source);
      } catch (ArrayStoreException e) {
        throw new ClassCastException(e.getMessage());
      }
    }
  }

  private static void fill(
      Object object, @Nullable List<Slot> layout, Object[] objects, ByteSource source) {
    if (layout == null) {
      return;
    }
    for (Slot slot : layout) {
      if (slot.isSkipped()) {
        continue;
      }
      if (!slot.isReference()) {
        slot.putBits(object, source.readBits(GraphFormat.width(slot.type())));
        continue;
      }
      Object value = reference(objects, source);
      if (value != null && !slot.field().getType().isInstance(value)) {
        throw new ClassCastException(slot.field().toString());
      }
      slot.put(object, value);
    }
  }

  private static @Nullable Object reference(Object[] objects, ByteSource source) {
    int number = source.readCount();
    return number == 0 ? null : objects[number - 1];
  }
}
