package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String text = "tel. +49 (0)30 1234-5678, fax +49 (0)30 1234-5679, ring twice";

  String hot(String from) {
    StringBuilder digits = new StringBuilder(from.length());
    for (int i = 0; i < from.length(); i++) {
      char c = from.charAt(i);
      if (Character.isDigit(c)) {
        digits.append(c);
      }
    }
    return digits.toString();
  }

  @Override
  public Object get() {
    return hot(text);
  }
}
