package dev.hasten.probe.agent;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of objects, by identity, for as long as they live. */
final class WeakIdentityMap<V> {
  private final Map<Key, V> map = new HashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object object, @Nullable ReferenceQueue<Object> queue) {
      super(object, queue);
      hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object own = get();
      return own != null && other instanceof Key && ((Key) other).get() == own;
    }
  }

  /** How many objects are known, some of which may be gone. */
  synchronized int size() {
    forgetGone();
    return map.size();
  }

  synchronized @Nullable V get(Object object) {
    return map.get(new Key(object, null));
  }

  synchronized void put(Object object, V value) {
    forgetGone();
    map.put(new Key(object, gone), value);
  }

  private void forgetGone() {
    for (Object key = gone.poll(); key != null; key = gone.poll()) {
      map.remove(key);
    }
  }
}
