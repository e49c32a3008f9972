package dev.hasten.probe.agent;

import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Weaves hooks into the classes of the entries as they are loaded, by whatever loader. */
final class Transformer implements ClassFileTransformer {
  private static final byte[] LAMBDAS =
      "java/lang/invoke/LambdaMetafactory".getBytes(StandardCharsets.US_ASCII);

  private final List<EntryName> entries;
  private final Map<String, Map<String, Integer>> byClass = new HashMap<>();
  private final boolean lambdas;
  private final Set<String> tests;
  private final Set<String> recipeClasses;
  private final Recipes recipes;
  private final Notes notes;
  private final Set<String> found = ConcurrentHashMap.newKeySet();
  private final Set<String> loaded = ConcurrentHashMap.newKeySet();

  Transformer(Settings settings, Recipes recipes, Notes notes) {
    this.entries = settings.entries;
    boolean capture = settings.mode == Settings.Mode.CAPTURE;
    this.lambdas = capture;
    this.tests = settings.tests;
    this.recipeClasses = capture ? settings.recipes : Collections.emptySet();
    this.recipes = recipes;
    this.notes = notes;
    for (int i = 0; i < settings.entries.size(); i++) {
      EntryName entry = settings.entries.get(i);
      byClass.computeIfAbsent(entry.owner, key -> new HashMap<>()).put(entry.method, i);
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null || name == null || name.startsWith("dev/hasten/probe/")) {
      return null;
    }
    Map<String, Integer> wanted = byClass.get(name);
    boolean rewrite = lambdas && domain != null && contains(classFile, LAMBDAS);
    boolean seeded = tests.contains(topLevel(name));
    boolean byRecipe = recipeClasses.contains(name);
    if (wanted == null && !rewrite && !seeded && !byRecipe) {
      return null;
    }
    try {
      byte[] told = byRecipe ? withRecipes(name, classFile) : classFile;
      return weave(name, told, wanted == null ? new HashMap<>() : wanted, rewrite, seeded);
    } catch (Throwable failure) {
      notes.add("class " + name.replace('/', '.') + " could not be instrumented: " + failure);
      return null;
    }
  }

  private byte[] withRecipes(String name, byte[] classFile) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String method : RecipeMethods.of(classFile)) {
      numbers.put(method, recipes.number(name, method));
    }
    return Instrumenter.weave(classFile, numbers, false, false).bytes;
  }

  private byte @Nullable [] weave(
      String name, byte[] classFile, Map<String, Integer> wanted, boolean rewrite, boolean seeded) {
    loaded.add(name);
    Instrumenter.Woven woven = Instrumenter.weave(classFile, wanted, rewrite, seeded);
    String owner = name.replace('/', '.');
    for (String method : woven.methods) {
      found.add(owner + "#" + method);
    }
    for (String method : woven.bodiless) {
      found.add(owner + "#" + method);
      notes.add(RecordFormat.NOT_WATCHED + owner + "#" + method + " has no body");
    }
    return woven.bytes;
  }

  private static String topLevel(String name) {
    int dollar = name.indexOf('$');
    return dollar < 0 ? name : name.substring(0, dollar);
  }

  /** Notes the entries that no loaded class held. */
  void noteMissing() {
    for (EntryName entry : entries) {
      if (!found.contains(entry.toString())) {
        notes.add(
            RecordFormat.NOT_WATCHED
                + entry
                + (loaded.contains(entry.owner) ? " is not in its class" : " was never loaded"));
      }
    }
  }

  private static boolean contains(byte[] where, byte[] what) {
    for (int i = 0; i <= where.length - what.length; i++) {
      int k = 0;
      while (k < what.length && where[i + k] == what[k]) {
        k++;
      }
      if (k == what.length) {
        return true;
      }
    }
    return false;
  }
}
