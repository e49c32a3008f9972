package dev.hasten.probe.graph;

import dev.hasten.probe.graph.NotReplayableException.Reason;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
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

  private final ByteSink head = new ByteSink();
  private final ByteSink calls = new ByteSink();
  private int count;
  private long size;

  /**
   * A recipe of a constructor call alone.
   *
   * @param className binary name of the class, which has no subclass's part in it
   * @param arguments the graph of the arguments
   */
  public Recipe(String className, String descriptor, byte[] arguments) {
    head.writeText(className);
    head.writeText(descriptor);
    head.writeBlob(arguments);
    size = GraphReader.size(arguments);
  }

  /** Adds a call of an instance method that the class declares, which returned or threw. */
  public void add(String method, String descriptor, byte[] arguments, boolean threw) {
    calls.writeText(method);
    calls.writeText(descriptor);
    calls.writeBlob(arguments);
    calls.writeByte(threw ? 1 : 0);
    size += GraphReader.size(arguments);
    count++;
  }

  /** How many calls it has beside that of the constructor. */
  public int calls() {
    return count;
  }

  /** The recipe as bytes. */
  public byte[] toByteArray() {
    ByteSink all = new ByteSink();
    all.writeBits(size, SIZE_BYTES);
    all.write(head);
    all.writeCount(count);
    all.write(calls);
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
  static Object perform(byte[] recipe, @Nullable ClassLoader loader) throws NotReplayableException {
    ByteSource source = new ByteSource(recipe);
    source.readBits(SIZE_BYTES);
    String className = source.readText();
    MethodHandles.Lookup lookup = Memory.trustedLookup();
    try {
      Class<?> type = Class.forName(className, true, loader);
      MethodHandle constructor = lookup.findConstructor(type, type(source.readText(), loader));
      @Nullable Object[] arguments = GraphReader.read(source.readBlob(), loader);
      Object made = constructor.asFixedArity().invokeWithArguments(arguments);
      for (int left = source.readCount(); left > 0; left--) {
        MethodHandle method =
            lookup.findVirtual(type, source.readText(), type(source.readText(), loader));
        boolean threw = call(method, made, GraphReader.read(source.readBlob(), loader));
        if (threw != (source.readByte() != 0)) {
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

  private static boolean call(MethodHandle method, Object receiver, @Nullable Object[] arguments) {
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
