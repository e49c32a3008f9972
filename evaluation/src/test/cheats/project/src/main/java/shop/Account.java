package shop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Money that came and went. */
public class Account implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<Integer> entries = new ArrayList<>();
  private int balance;

  /** Books some amounts, all or none of them. */
  public void book(int[] amounts) {
    for (int amount : amounts) {
      if (amount == 0) {
        throw new IllegalArgumentException("nothing to book");
      }
    }
    for (int amount : amounts) {
      entries.add(amount);
      balance += amount;
    }
  }

  /** What there is. */
  public synchronized int balance() {
    int sum = 0;
    for (int entry : entries) {
      sum += entry;
    }
    return sum;
  }

  /** A copy of all amounts. */
  public int[] amounts() {
    int[] copy = new int[entries.size()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = entries.get(i);
    }
    return copy;
  }

  /** Whether both hold the same amounts. */
  public boolean sameAs(Account other) {
    return entries.size() == other.entries.size() && entries.equals(other.entries);
  }

  /** Pays, and says so. */
  public int pay(int amount) {
    int left = balance - amount;
    System.out.println("paid " + amount);
    entries.add(-amount);
    balance = left;
    return left;
  }
}
