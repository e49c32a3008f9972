package dev.hasten.probe.replay;

import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions as arguments: constants of enums, which mean the same in every JVM. */
final class Functions {
  private Functions() {}

  /** The constants that may stand where a type is declared, or none. */
  static Object[] of(Class<?> declared) {
    for (Object[] kind :
        new Object[][] {
          Order.values(),
          Mapping.values(),
          Condition.values(),
          Joining.values(),
          Number.values(),
          Sink.values()
        }) {
      if (declared.isInstance(kind[0]) && declared.isInterface()) {
        return kind;
      }
    }
    return new Object[0];
  }

  /** Orders, one of which tells nothing apart. */
  enum Order implements Comparator<Object> {
    NATURAL {
      @Override
      @SuppressWarnings("unchecked")
      public int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
      }
    },
    REVERSE {
      @Override
      @SuppressWarnings("unchecked")
      public int compare(Object one, Object other) {
        return ((Comparable<Object>) other).compareTo(one);
      }
    },
    BY_LENGTH {
      @Override
      public int compare(Object one, Object other) {
        return Integer.compare(String.valueOf(one).length(), String.valueOf(other).length());
      }
    },
    ALL_ALIKE {
      @Override
      public int compare(Object one, Object other) {
        return 0;
      }
    },
    /** Of its numbers no more than the sign says anything: the low bits are all alike. */
    FAR {
      @Override
      public int compare(Object one, Object other) {
        return Integer.signum(NATURAL.compare(one, other)) << Short.SIZE;
      }
    },
    /** The number for less has no negative. */
    FARTHEST {
      @Override
      public int compare(Object one, Object other) {
        int order = NATURAL.compare(one, other);
        return order < 0 ? Integer.MIN_VALUE : order > 0 ? Integer.MAX_VALUE : 0;
      }
    }
  }

  /** From one value, or from none, to another. */
  enum Mapping
      implements
          Function<@Nullable Object, @Nullable Object>, Supplier<@Nullable Object>,
          Callable<@Nullable Object>, IntFunction<@Nullable Object> {
    ITSELF {
      @Override
      public @Nullable Object apply(@Nullable Object value) {
        return value;
      }
    },
    TEXT {
      @Override
      public @Nullable Object apply(@Nullable Object value) {
        return value instanceof CharSequence || value instanceof java.lang.Number
            ? value + "."
            : "text";
      }
    },
    NOTHING {
      @Override
      public @Nullable Object apply(@Nullable Object value) {
        return null;
      }
    };

    @Override
    public @Nullable Object get() {
      return apply("value");
    }

    @Override
    public @Nullable Object call() {
      return apply("value");
    }

    @Override
    public @Nullable Object apply(int value) {
      return apply((Object) value);
    }
  }

  /** What is let through. */
  enum Condition implements Predicate<@Nullable Object> {
    ALWAYS {
      @Override
      public boolean test(@Nullable Object value) {
        return true;
      }
    },
    NEVER {
      @Override
      public boolean test(@Nullable Object value) {
        return false;
      }
    },
    SOMETIMES {
      @Override
      public boolean test(@Nullable Object value) {
        return value != null
            && (value instanceof java.lang.Number
                ? (((java.lang.Number) value).longValue() & 1) == 0
                : value instanceof CharSequence && (((CharSequence) value).length() & 1) == 0);
      }
    }
  }

  /** From two values to one. */
  enum Joining
      implements
          BinaryOperator<@Nullable Object>,
          BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> {
    FIRST {
      @Override
      public @Nullable Object apply(@Nullable Object one, @Nullable Object other) {
        return one;
      }
    },
    SECOND {
      @Override
      public @Nullable Object apply(@Nullable Object one, @Nullable Object other) {
        return other;
      }
    },
    NOTHING {
      @Override
      public @Nullable Object apply(@Nullable Object one, @Nullable Object other) {
        return null;
      }
    }
  }

  /** From a value to a number. */
  enum Number
      implements
          ToIntFunction<@Nullable Object>, ToLongFunction<@Nullable Object>, IntUnaryOperator,
          UnaryOperator<@Nullable Object> {
    LENGTH {
      @Override
      public int applyAsInt(@Nullable Object value) {
        return value instanceof CharSequence ? ((CharSequence) value).length() : 0;
      }
    },
    NEGATIVE {
      @Override
      public int applyAsInt(@Nullable Object value) {
        return -1;
      }
    };

    @Override
    public long applyAsLong(@Nullable Object value) {
      return applyAsInt(value);
    }

    @Override
    public int applyAsInt(int value) {
      return value + applyAsInt((Object) value);
    }

    @Override
    public @Nullable Object apply(@Nullable Object value) {
      return value;
    }
  }

  /** What takes a value and gives none. */
  enum Sink
      implements
          Consumer<@Nullable Object>, BiConsumer<@Nullable Object, @Nullable Object>, Runnable {
    PRINTING {
      @Override
      public void accept(@Nullable Object value) {
        System.out.println(value instanceof CharSequence ? value : "a value");
      }
    },
    IDLE {
      @Override
      public void accept(@Nullable Object value) {
        // Takes it.
      }
    };

    @Override
    public void accept(@Nullable Object one, @Nullable Object other) {
      accept(one);
    }

    @Override
    public void run() {
      accept("run");
    }
  }
}
