package dev.hasten.probe.literal;

import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.graph.Recipe;
import dev.hasten.probe.graph.RecipeBook;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Source for objects that came with their recipes: the constructor call, and the calls since. */
final class RecipeSources {
  private final @Nullable ClassLoader loader;
  private final List<RecipeBook> books = new ArrayList<>();
  private final Map<Object, Origin> origins = new IdentityHashMap<>();
  private final Map<Object, byte[]> made = new IdentityHashMap<>();

  /** A recipe, with its arguments as they were before they were used. */
  private static final class Origin {
    final Recipe recipe;
    final @Nullable Object[] arguments;
    final List<@Nullable Object[]> callArguments = new ArrayList<>();

    Origin(Recipe recipe, @Nullable Object[] arguments) {
      this.recipe = recipe;
      this.arguments = arguments;
    }
  }

  RecipeSources(@Nullable ClassLoader loader) {
    this.loader = loader;
  }

  /** The roots of a graph, whose recipes are known from then on. */
  @Nullable Object[] read(byte[] graph) throws NotReplayableException {
    GraphReader reader = new GraphReader(graph, loader);
    @Nullable Object[] roots = reader.read();
    books.add(reader.recipes());
    return roots;
  }

  /** The recipes of what was made beside its source. */
  RecipeBook ofMade() {
    return made::get;
  }

  /** The object made by its recipe, in a variable; nothing where none is known. */
  @Nullable Made make(Object value, Writing writing) throws NoSourceException {
    Origin origin = origin(value);
    if (origin == null) {
      return null;
    }
    Class<?> type = value.getClass();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(parameters(origin.recipe.descriptor(), type));
      Made variable =
          writing.declare(
              Way.of(constructor, type, writing.names).carryOut(origin.arguments, writing));
      for (int i = 0; i < origin.callArguments.size(); i++) {
        call(variable, origin.recipe.calls().get(i), origin.callArguments.get(i), writing);
      }
      made.put(Objects.requireNonNull(variable.value), origin.recipe.toByteArray());
      return variable;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      throw new NoSourceException("a " + type.getName() + " that does not come out as recorded");
    }
  }

  private @Nullable Origin origin(Object value) throws NoSourceException {
    Origin known = origins.get(value);
    for (int i = 0; known == null && i < books.size(); i++) {
      byte[] bytes = books.get(i).recipeOf(value);
      if (bytes != null) {
        try {
          known = read(Recipe.of(bytes));
          origins.put(value, known);
        } catch (NotReplayableException e) {
          throw new NoSourceException(String.valueOf(e.getMessage()));
        }
      }
    }
    return known;
  }

  private Origin read(Recipe recipe) throws NotReplayableException {
    Origin origin = new Origin(recipe, read(recipe.arguments()));
    for (Recipe.Call call : recipe.calls()) {
      origin.callArguments.add(read(call.arguments()));
    }
    return origin;
  }

  private void call(Made variable, Recipe.Call call, @Nullable Object[] arguments, Writing writing)
      throws NoSourceException, ReflectiveOperationException {
    Object object = Objects.requireNonNull(variable.value);
    Method method = method(object.getClass(), call);
    writing.names.use(method.getDeclaringClass(), method.getModifiers(), method.getName());
    method.setAccessible(true);
    @Nullable Object[] values = new Object[arguments.length];
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Made argument = writing.make(arguments[i]);
      values[i] = argument.value;
      sources.add(Arguments.source(argument, method, i, writing));
    }
    boolean threw = false;
    try {
      method.invoke(object, values);
    } catch (InvocationTargetException e) {
      threw = true;
    }
    if (threw != call.threw()) {
      throw new ReflectiveOperationException(method.toString());
    }
    String statement =
        variable.source + "." + method.getName() + "(" + String.join(", ", sources) + ");";
    if (threw) {
      writing.add("try {");
      writing.add("  " + statement);
      writing.add("} catch (Throwable thrownOnTheWay) {");
      writing.add("  // It is what brings the object into this state.");
      writing.add("}");
    } else {
      writing.add(statement);
    }
  }

  private static Class<?>[] parameters(String descriptor, Class<?> type) {
    return MethodType.fromMethodDescriptorString(descriptor, type.getClassLoader())
        .parameterArray();
  }

  private static Method method(Class<?> type, Recipe.Call call) throws NoSuchMethodException {
    MethodType wanted =
        MethodType.fromMethodDescriptorString(call.descriptor(), type.getClassLoader());
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Method method : each.getDeclaredMethods()) {
        if (method.getName().equals(call.method())
            && !Modifier.isStatic(method.getModifiers())
            && method.getReturnType() == wanted.returnType()
            && Arrays.equals(method.getParameterTypes(), wanted.parameterArray())) {
          return method;
        }
      }
    }
    throw new NoSuchMethodException(call.method());
  }
}
