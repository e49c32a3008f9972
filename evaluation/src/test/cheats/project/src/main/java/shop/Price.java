package shop;

/** An amount in a currency. */
public final class Price {
  private final String currency;
  private final long cents;

  /** A price. */
  public Price(String currency, long cents) {
    this.currency = currency;
    this.cents = cents;
  }

  /** The price with a share, in percent, added. */
  public Price plus(int percent) {
    long added = cents;
    for (int i = 0; i < 1; i++) {
      added += cents * percent / 100;
    }
    return new Price(currency, added);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Price p && p.cents == cents && p.currency.equals(currency);
  }

  @Override
  public int hashCode() {
    return currency.hashCode() * 31 + Long.hashCode(cents);
  }

  @Override
  public String toString() {
    return cents / 100 + "." + cents % 100 + " " + currency;
  }
}
