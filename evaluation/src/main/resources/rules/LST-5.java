package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String text = "a,few,words,and,more,of,them,1,2,3,4,5,6";

  String hot(String from) {
    StringBuffer result = new StringBuffer();
    for (int i = 0; i < from.length(); i++) {
      char c = from.charAt(i);
      if (c == ',') {
        result.append("; ").append(i);
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  @Override
  public Object get() {
    return hot(text);
  }
}
