package dev.hasten.probe.graph;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;

/**
 * Methods, constructors and fields as reflection gives them, by their names: {@code byte kind, text
 * class, text name, byte accessible, count parameters, text parameter*}.
 */
final class ReflectedMembers {
  private static final int METHOD = 0;
  private static final int CONSTRUCTOR = 1;
  private static final int FIELD = 2;

  private ReflectedMembers() {}

  static boolean isMember(Object object) {
    return object instanceof Method || object instanceof Constructor || object instanceof Field;
  }

  static void write(Object object, ByteSink sink) {
    Member member = (Member) object;
    sink.writeByte(
        object instanceof Method ? METHOD : object instanceof Constructor ? CONSTRUCTOR : FIELD);
    sink.writeText(member.getDeclaringClass().getName());
    sink.writeText(member.getName());
    sink.writeByte(isOpened((AccessibleObject) object) ? 1 : 0);
    Class<?>[] parameters =
        object instanceof Executable ? ((Executable) object).getParameterTypes() : new Class<?>[0];
    sink.writeCount(parameters.length);
    for (Class<?> parameter : parameters) {
      sink.writeText(parameter.getName());
    }
  }

  static Object read(ByteSource source, ClassNames names) throws ReflectiveOperationException {
    int kind = source.readByte();
    Class<?> owner = names.find(source.readText());
    String name = source.readText();
    boolean accessible = source.readByte() != 0;
    Class<?>[] parameters = new Class<?>[source.readCount()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = names.find(source.readText());
    }
    AccessibleObject member =
        kind == METHOD
            ? owner.getDeclaredMethod(name, parameters)
            : kind == CONSTRUCTOR
                ? owner.getDeclaredConstructor(parameters)
                : owner.getDeclaredField(name);
    if (accessible) {
      open(member);
    }
    return member;
  }

  private static void open(AccessibleObject member) throws ReflectiveOperationException {
    try {
      member.setAccessible(true);
    } catch (RuntimeException e) {
      throw new ReflectiveOperationException(e);
    }
  }

  // Its successor asks whether one caller has access, which is another question.
  @SuppressWarnings("deprecation")
  private static boolean isOpened(AccessibleObject member) {
    return member.isAccessible();
  }
}
