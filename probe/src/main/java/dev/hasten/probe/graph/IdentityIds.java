package dev.hasten.probe.graph;

import java.util.ArrayList;
import java.util.List;

/** Numbers objects by identity, from 0 in the order they are met. */
public final class IdentityIds {
  private final List<Object> objects = new ArrayList<>();
  private int[] table = new int[256];

  /** The number of an object, or -1 if it has none. */
  public int find(Object object) {
    return table[position(object)] - 1;
  }

  /** Gives an object that has no number the next one. */
  public int add(Object object) {
    if (objects.size() * 2 >= table.length) {
      grow();
    }
    table[position(object)] = objects.size() + 1;
    objects.add(object);
    return objects.size() - 1;
  }

  /** The object of a number. */
  public Object get(int id) {
    return objects.get(id);
  }

  /** How many have numbers. */
  public int size() {
    return objects.size();
  }

  private int position(Object object) {
    int mask = table.length - 1;
    int at = (System.identityHashCode(object) * 0x9E3779B9 >>> 8) & mask;
    while (table[at] != 0 && objects.get(table[at] - 1) != object) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    table = new int[table.length * 2];
    int mask = table.length - 1;
    for (int id = 0; id < objects.size(); id++) {
      int at = (System.identityHashCode(objects.get(id)) * 0x9E3779B9 >>> 8) & mask;
      while (table[at] != 0) {
        at = (at + 1) & mask;
      }
      table[at] = id + 1;
    }
  }
}
