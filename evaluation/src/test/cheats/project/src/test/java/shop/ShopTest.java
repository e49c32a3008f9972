package shop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShopTest {
  private static final List<String> WORDS = List.of("pear", "fig", "pea", "apple", "fig");

  @Test
  void turns_texts_around() {
    assertEquals("cba", Words.reversed("abc"));
    assertEquals("olleh", Words.reversed("hello"));
    assertEquals("", Words.reversed(""));
  }

  @Test
  void squeezes() {
    assertEquals("a b c", Words.squeezed("a  b \t c"));
    assertEquals(" x", Words.squeezed("\n x"));
  }

  @Test
  void counts() {
    assertEquals(Map.of("pear", 1, "fig", 2, "pea", 1, "apple", 1), Words.counted(WORDS));
    assertEquals(Set.of("pear", "fig", "pea", "apple"), Words.distinct(WORDS));
  }

  @Test
  void sorts() {
    assertEquals(List.of("fig", "pear", "apple"), Words.byLength(List.of("pear", "apple", "fig")));
    assertEquals(List.of(), Words.byLength(List.of()));
  }

  @Test
  void finds() {
    assertEquals(2, Words.starting(WORDS, "pe").count());
    assertEquals(List.of("pear", "pea", "apple"), Words.holding(WORDS, "p"));
  }

  @Test
  void reads_numbers() {
    assertEquals(120, Words.number("120"));
    assertThrows(IllegalArgumentException.class, () -> Words.number(""));
    assertThrows(IllegalArgumentException.class, () -> Words.number("1x"));
  }

  @Test
  void computes() {
    assertEquals(2, Numbers.median(new double[] {1, 2, 3}));
    assertEquals(2, Numbers.mean(new double[] {1, 2, 3}));
    assertEquals(14, Numbers.squares(new double[] {1, 2, 3}));
    assertEquals(6, Numbers.total(new int[] {1, 2, 3}));
    assertEquals(5, Numbers.clamped(9, 1, 5));
    assertArrayEquals(new int[] {0, 1, 4}, Numbers.firstSquares(3));
  }

  @Test
  void books() {
    Account account = new Account();
    account.book(new int[] {5, 7});
    assertEquals(12, account.balance());
    assertEquals(10, account.pay(2));
    assertArrayEquals(new int[] {5, 7, -2}, account.amounts());
    assertTrue(account.sameAs(account));
    assertThrows(IllegalArgumentException.class, () -> account.book(new int[] {0}));
  }

  @Test
  void labels() {
    Label label = new Label(6, '.');
    assertEquals("fig...", label.of("fig"));
    assertEquals("a.....", label.of("a"));
    assertArrayEquals("plum..".toCharArray(), label.characters("plum"));
    assertArrayEquals("fig...".toCharArray(), label.characters("fig"));
  }

  @Test
  void prices() {
    assertEquals(new Price("EUR", 110), new Price("EUR", 100).plus(10));
    assertEquals("1.10 EUR", new Price("EUR", 100).plus(10).toString());
  }
}
