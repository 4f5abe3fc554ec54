package dev.quern.sql.analyzer;

import dev.quern.domain.statement.UndeclaredParameter;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.rex.RexNode;

/**
 * Finds the types of query parameters that have no value: each stands for a NULL that becomes what
 * its place asks for, INT64 where nothing is asked. Source: REST type {@code JobStatistics2},
 * {@code undeclaredQueryParameters}.
 */
public final class UndeclaredParameters {

  private final IdentityHashMap<RexNode, Integer> positions = new IdentityHashMap<>();
  private final IdentityHashMap<RexNode, String> names = new IdentityHashMap<>();
  private final Map<String, UndeclaredParameter> named = new LinkedHashMap<>();
  private final Map<Integer, UndeclaredParameter> positional = new TreeMap<>();

  RexNode use(String name) {
    RexNode unknown = unknown();
    names.put(unknown, name);
    named.putIfAbsent(key(name), new UndeclaredParameter(name, ScalarType.INT64));
    return unknown;
  }

  RexNode use(int position) {
    RexNode unknown = unknown();
    positions.put(unknown, position);
    positional.putIfAbsent(position, new UndeclaredParameter("", ScalarType.INT64));
    return unknown;
  }

  private static RexNode unknown() {
    return Rex.literal(new Value.Null(ScalarType.INT64), false);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  boolean contains(RexNode expression) {
    return names.containsKey(expression) || positions.containsKey(expression);
  }

  /** Takes note of what an expression becomes, which may be such a parameter. */
  void note(RexNode expression, SqlType type) {
    String name = names.get(expression);
    if (name != null) {
      named.put(key(name), new UndeclaredParameter(name, type));
    }
    Integer position = positions.get(expression);
    if (position != null) {
      positional.put(position, new UndeclaredParameter("", type));
    }
  }

  /** The parameters with their types. */
  public List<UndeclaredParameter> list() {
    List<UndeclaredParameter> all = new ArrayList<>(named.values());
    all.addAll(positional.values());
    return all;
  }
}
