package dev.hasten.probe.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorTest {
  private static final int VALUES = 60;

  static List<Class<?>> types() {
    return Arrays.asList(
        boolean.class,
        char.class,
        byte.class,
        short.class,
        int.class,
        long.class,
        float.class,
        double.class,
        String.class,
        CharSequence.class,
        StringBuilder.class,
        StringBuffer.class,
        Object.class,
        Comparable.class,
        Number.class,
        BigInteger.class,
        BigDecimal.class,
        int[].class,
        byte[].class,
        char[].class,
        String[].class,
        Object[].class,
        double[][].class,
        List.class,
        Collection.class,
        Iterable.class,
        Set.class,
        SortedSet.class,
        Map.class,
        SortedMap.class,
        Deque.class,
        Queue.class,
        Iterator.class,
        ListIterator.class,
        Enumeration.class,
        Reader.class,
        InputStream.class,
        Writer.class,
        OutputStream.class,
        Appendable.class,
        Comparator.class,
        Function.class,
        BiFunction.class,
        Predicate.class,
        Supplier.class,
        UnaryOperator.class,
        BinaryOperator.class,
        Consumer.class,
        Runnable.class,
        Date.class,
        Calendar.class,
        TimeZone.class,
        Locale.class,
        Charset.class,
        UUID.class,
        BitSet.class,
        Optional.class,
        Properties.class,
        Pattern.class,
        Class.class,
        java.time.LocalDate.class,
        java.time.Instant.class,
        java.time.Duration.class);
  }

  @ParameterizedTest
  @MethodSource("types")
  void several_values_of_a_type_are_made_that_come_back_from_paper_as_they_were(Class<?> type)
      throws Exception {
    Generator generator = new Generator(new Random(7), new Vocabulary());
    Set<List<Byte>> different = new HashSet<>();
    for (int i = 0; i < VALUES; i++) {
      Object made = generator.make(type, 3);
      if (made == null) {
        continue;
      }
      assertThat(Generator.accepts(type, made)).as("%s for %s", made.getClass(), type).isTrue();
      byte[] graph = GraphWriter.write(new Object[] {null, made}, GraphLimits.DEFAULT);
      Object again = new GraphReader(graph, getClass().getClassLoader()).read()[1];
      List<Byte> seen = seen(again);
      assertThat(seen).as("%s", made.getClass()).isEqualTo(seen(made));
      different.add(seen);
    }
    assertThat(different).hasSizeGreaterThan(1);
  }

  private static List<Byte> seen(Object value) {
    ObserveConfig config =
        new ObserveConfig(Collections.emptyMap(), ObserveConfig.OBJECTS, ObserveConfig.BYTES, true);
    byte[] bytes =
        Observer.observe(
            Collections.singletonList("value"), Collections.singletonList(value), config);
    List<Byte> all = new ArrayList<>();
    for (byte b : bytes) {
      all.add(b);
    }
    return all;
  }
}
