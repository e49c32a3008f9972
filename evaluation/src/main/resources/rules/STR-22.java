package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String[] paths = {"/a/b", "c/d/", "e#f", "x", "/"};

  int hot(String[] all) {
    int n = 0;
    for (String path : all) {
      if (path.endsWith("/") || path.endsWith("#") || path.endsWith("?") || path.endsWith("&")) {
        n++;
      }
      if (path.startsWith("#") || path.startsWith("?") || path.startsWith("&")) {
        n += 2;
      }
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(paths);
  }
}
