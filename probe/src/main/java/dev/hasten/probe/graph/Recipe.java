package dev.hasten.probe.graph;

import dev.hasten.probe.graph.NotReplayableException.Reason;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an object came to be: a constructor call and the calls made on the object since. Carried out
 * anew in another JVM it gives an object of the class as it is there, whatever its fields.
 *
 * <p>As bytes: {@code long size, text class, text descriptor, blob graph of the arguments, count
 * calls, (text method, text descriptor, blob graph of the arguments, byte whether it threw)*}.
 */
public final class Recipe {
  private static final int SIZE_BYTES = 8;

  private final String className;
  private final String descriptor;
  private final byte[] arguments;
  private final List<Call> calls;

  /** A call of an instance method, by name and descriptor, with the graph of its arguments. */
  public static final class Call {
    private final String method;
    private final String descriptor;
    private final byte[] arguments;
    private final boolean threw;

    /**
     * A call.
     *
     * @param threw whether it threw, rather than to return
     */
    public Call(String method, String descriptor, byte[] arguments, boolean threw) {
      this.method = method;
      this.descriptor = descriptor;
      this.arguments = arguments;
      this.threw = threw;
    }

    /** The method's name. */
    public String method() {
      return method;
    }

    /** Descriptor of the method. */
    public String descriptor() {
      return descriptor;
    }

    /** The graph of its arguments. */
    public byte[] arguments() {
      return arguments;
    }

    /** Whether it threw. */
    public boolean threw() {
      return threw;
    }
  }

  /**
   * A recipe of a constructor call alone.
   *
   * @param className binary name of the class, which has no subclass's part in it
   * @param arguments the graph of the arguments
   */
  public Recipe(String className, String descriptor, byte[] arguments) {
    this(className, descriptor, arguments, new ArrayList<>());
  }

  private Recipe(String className, String descriptor, byte[] arguments, List<Call> calls) {
    this.className = className;
    this.descriptor = descriptor;
    this.arguments = arguments;
    this.calls = calls;
  }

  /** The recipe that {@link #toByteArray} gave. */
  public static Recipe of(byte[] bytes) {
    ByteSource source = new ByteSource(bytes);
    source.readBits(SIZE_BYTES);
    Recipe recipe = new Recipe(source.readText(), source.readText(), source.readBlob());
    for (int left = source.readCount(); left > 0; left--) {
      recipe.add(
          new Call(
              source.readText(), source.readText(), source.readBlob(), source.readByte() != 0));
    }
    return recipe;
  }

  /** Adds a call of an instance method that the class declares or inherits. */
  public void add(Call call) {
    calls.add(call);
  }

  /** The same without the call at an index. */
  public Recipe without(int index) {
    List<Call> fewer = new ArrayList<>(calls);
    fewer.remove(index);
    return new Recipe(className, descriptor, arguments, fewer);
  }

  /** Binary name of the class. */
  public String className() {
    return className;
  }

  /** Descriptor of the constructor. */
  public String descriptor() {
    return descriptor;
  }

  /** The graph of the arguments of the constructor. */
  public byte[] arguments() {
    return arguments;
  }

  /** The calls beside that of the constructor, in order. */
  public List<Call> calls() {
    return Collections.unmodifiableList(calls);
  }

  /** The recipe as bytes. */
  public byte[] toByteArray() {
    ByteSink all = new ByteSink();
    long size = GraphReader.size(arguments);
    for (Call call : calls) {
      size += GraphReader.size(call.arguments);
    }
    all.writeBits(size, SIZE_BYTES);
    all.writeText(className);
    all.writeText(descriptor);
    all.writeBlob(arguments);
    all.writeCount(calls.size());
    for (Call call : calls) {
      all.writeText(call.method);
      all.writeText(call.descriptor);
      all.writeBlob(call.arguments);
      all.writeByte(call.threw ? 1 : 0);
    }
    return all.toByteArray();
  }

  static long size(byte[] recipe) {
    return new ByteSource(recipe).readBits(SIZE_BYTES);
  }

  /**
   * Carries a recipe out. That a call threw is part of how the object came to be and goes no
   * further.
   *
   * @throws NotReplayableException if the class or a method of it is absent here, its constructor
   *     throws, or a call throws that did not when it was recorded, or the reverse
   */
  Object perform(@Nullable ClassLoader loader) throws NotReplayableException {
    MethodHandles.Lookup lookup = Memory.trustedLookup();
    try {
      Class<?> type = Class.forName(className, true, loader);
      MethodHandle constructor = lookup.findConstructor(type, type(descriptor, loader));
      @Nullable Object[] given = GraphReader.read(arguments, loader);
      Object made = constructor.asFixedArity().invokeWithArguments(given);
      for (Call call : calls) {
        MethodHandle method = lookup.findVirtual(type, call.method, type(call.descriptor, loader));
        if (threw(method, made, GraphReader.read(call.arguments, loader)) != call.threw) {
          throw new NotReplayableException(Reason.RECIPE, className, "");
        }
      }
      return made;
    } catch (NotReplayableException e) {
      throw e;
    } catch (Throwable e) {
      throw new NotReplayableException(Reason.RECIPE, className, "");
    }
  }

  private static MethodType type(String descriptor, @Nullable ClassLoader loader) {
    return MethodType.fromMethodDescriptorString(descriptor, loader);
  }

  private static boolean threw(MethodHandle method, Object receiver, @Nullable Object[] arguments) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(receiver);
    all.addAll(Arrays.asList(arguments));
    try {
      method.asFixedArity().invokeWithArguments(all);
      return false;
    } catch (Throwable e) {
      return true;
    }
  }
}
