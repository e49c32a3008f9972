package dev.hasten.agent.model;

/**
 * What a model costs, in US dollars for a million tokens.
 *
 * @param in tokens sent
 * @param out tokens received
 */
public record Price(double in, double out) {
  public Price {
    if (!(in >= 0) || !(out >= 0)) {
      throw new IllegalArgumentException("a price cannot be negative");
    }
  }

  /**
   * Reads {@code IN/OUT}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Price parse(String text) {
    if (!text.matches("\\d+(\\.\\d+)?/\\d+(\\.\\d+)?")) {
      throw new IllegalArgumentException("a price is IN/OUT, such as 2.5/10, not " + text);
    }
    int slash = text.indexOf('/');
    return new Price(
        Double.parseDouble(text.substring(0, slash)),
        Double.parseDouble(text.substring(slash + 1)));
  }

  /** What an exchange costs, in US dollars. */
  public double dollars(long tokensIn, long tokensOut) {
    return (tokensIn * in + tokensOut * out) / 1e6;
  }
}
